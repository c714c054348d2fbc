import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import { Database, type Transaction } from '../../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../../identity/index.js';
import { Clock, SYSTEM, type Actor } from '../../kernel/index.js';
import { LANGUAGES, type Language, type NoticeData, type Text } from '../notice.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.js';
import { assertData, assertText, fill, placeholdersOf, templateUnknown } from './template-text.js';

/** A text as it is now, with what may stand in it. */
export interface NotificationTemplate extends Text {
  code: string;
  language: Language;
  placeholders: readonly string[];
  /** Grows by one with every change. */
  version: number;
  changedAt: Date;
  changedBy: string;
}

type Row = Omit<NotificationTemplate, 'placeholders'>;
type Key = Pick<Row, 'code' | 'language'>;

const COLUMNS = `code, language, subject, body, version, changed_at AS "changedAt", changed_by AS "changedBy"`;

const LOAD = `
  INSERT INTO notification_template (code, language, subject, body, version, changed_at, changed_by)
  SELECT code, language, subject, body, 1, $2, $3
  FROM json_to_recordset($1) AS shipped (code text, language text, subject text, body text)
  ON CONFLICT DO NOTHING`;

/** The words of all notices, in every language; system administrators change them, and every change is in the history. */
@Injectable()
export class NotificationTemplates {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Puts the shipped texts there that are not there yet; what people changed stays. */
  load(tx: Transaction): void {
    const texts = Object.entries(SHIPPED_TEMPLATES).flatMap(([code, shipped]) =>
      LANGUAGES.map((language) => ({ code, language, ...shipped[language] })),
    );
    tx.send(LOAD, [JSON.stringify(texts), this.clock.now(), SYSTEM.username]);
  }

  /** All texts, in order of code. */
  async list(): Promise<NotificationTemplate[]> {
    const rows = await this.database.query<Row>(`SELECT ${COLUMNS} FROM notification_template ORDER BY 1, 2`);
    return rows.map(shown);
  }

  /** Throws `notification-template-unknown`. */
  async get({ code, language }: Key): Promise<NotificationTemplate> {
    const sql = `SELECT ${COLUMNS} FROM notification_template WHERE code = $1 AND language = $2`;
    const [row] = await this.database.query<Row>(sql, [code, language]);
    if (!row) throw templateUnknown(`${code}/${language}`);
    return shown(row);
  }

  /** Throws `role-missing`, `notification-template-unknown`, `notification-template-invalid`. */
  async change(actor: Actor, { code, language }: Key, { subject, body }: Text): Promise<NotificationTemplate> {
    assertHolds(actor, 'system-administrator');
    assertText(code, { subject, body });
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const [before] = await tx.query<Row>(
        `SELECT ${COLUMNS} FROM notification_template WHERE code = $1 AND language = $2 FOR UPDATE`,
        [code, language],
      );
      const [after] = await tx.query<Row>(
        `UPDATE notification_template SET subject = $3, body = $4, version = version + 1, changed_at = $5, changed_by = $6
         WHERE code = $1 AND language = $2 RETURNING ${COLUMNS}`,
        [code, language, subject, body, at, actor.username],
      );
      if (!before || !after) throw templateUnknown(`${code}/${language}`);
      const data = { code, language, version: after.version, before: wordsOf(before), after: wordsOf(after) };
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'notification-template.changed', at, data });
      return shown(after);
    });
  }

  /** A text filled with `data`, in every language. Throws `notification-template-unknown` and `notice-invalid`. */
  async fill(tx: Transaction, code: string, data: NoticeData): Promise<Record<Language, Text>> {
    assertData(code, data);
    const sql = 'SELECT language, subject, body FROM notification_template WHERE code = $1';
    const read = () => tx.query<Text & { language: Language }>(sql, [code]);
    const rows = await tx.once(`notification template ${code}`, read);
    const filled = (language: Language): Text => {
      const text = rows.find((row) => row.language === language);
      if (!text) throw templateUnknown(`${code}/${language}`);
      return fill(text, data, language);
    };
    return { zh: filled('zh'), en: filled('en') };
  }
}

const shown = (row: Row): NotificationTemplate => ({ ...row, placeholders: placeholdersOf(row.code) });

const wordsOf = ({ subject, body }: Text): Text => ({ subject, body });
