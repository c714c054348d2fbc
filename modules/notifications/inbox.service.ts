import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Database } from '../database/index.js';
import {
  Clock,
  DomainError,
  PAGE_ERRORS,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../kernel/index.js';
import type { Text } from './notice.js';
import { NOTIFICATION_ERRORS } from './notifications.errors.js';

/** One thing somebody was told. */
export interface InboxEntry extends Text {
  id: string;
  template: string;
  caseId: string | null;
  urgent: boolean;
  createdAt: Date;
  readAt: Date | null;
}

const COLUMNS = `id, template, subject, body, case_id AS "caseId", urgent, created_at AS "createdAt", read_at AS "readAt"`;

const LIST = `
  SELECT ${COLUMNS} FROM notification
  WHERE account_id = $1 AND ($2::boolean IS NULL OR ((read_at IS NULL), id) < ($2, $3::uuid))
  ORDER BY (read_at IS NULL) DESC, id DESC LIMIT $4`;

/** What each person was told; nobody sees what others were told. */
@Injectable()
export class NoticeInbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The actor's own, unread ones first, then newest first. */
  async list(actor: Actor, { limit, cursor }: PageRequest): Promise<Page<InboxEntry>> {
    const [unread = null, id = null] = readPosition(cursor);
    const rows = await this.database.query<InboxEntry>(LIST, [actor.id, unread, id, limit + 1]);
    return pageOf(rows, limit, (row) => [String(row.readAt === null), row.id]);
  }

  /** How many the actor has not read. */
  async unread(actor: Actor): Promise<number> {
    const sql = 'SELECT count(*)::integer AS unread FROM notification WHERE account_id = $1 AND read_at IS NULL';
    const [row] = await this.database.query<{ unread: number }>(sql, [actor.id]);
    return row?.unread ?? 0;
  }

  /** Keeps the time of the first reading. Throws `notification-unknown`, also for what others were told. */
  async read(actor: Actor, id: string): Promise<InboxEntry> {
    const sql = `UPDATE notification SET read_at = coalesce(read_at, $3) WHERE id = $1 AND account_id = $2 RETURNING ${COLUMNS}`;
    const [entry] = isUuid(id)
      ? await this.database.transaction((tx) => tx.query<InboxEntry>(sql, [id, actor.id, this.clock.now()]))
      : [];
    if (!entry) throw new DomainError(NOTIFICATION_ERRORS['notification-unknown'], `You have no notice ${id}.`);
    return entry;
  }

  /** Answers how many there were. */
  async readAll(actor: Actor): Promise<number> {
    const sql = 'UPDATE notification SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL RETURNING id';
    const read = await this.database.transaction((tx) => tx.query(sql, [actor.id, this.clock.now()]));
    return read.length;
  }
}

function readPosition(cursor: string | undefined): string[] {
  const position = readCursor(cursor);
  if (!position) return [];
  const [unread = '', id = ''] = position;
  if (['true', 'false'].includes(unread) && isUuid(id)) return [unread, id];
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor does not belong to this list.');
}
