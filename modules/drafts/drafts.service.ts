import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, DueWorkRegistry, Tidying, type Actor } from '../kernel/index.js';
import { PersonalData } from '../personal-data/index.js';
import { DRAFT_ERRORS } from './drafts.errors.js';

/** What somebody typed and has not sent yet. `body` and `savedAt` are null while nothing is kept. */
export interface KeptDraft {
  key: string;
  body: Record<string, unknown> | null;
  savedAt: Date | null;
}

const LARGEST = 64 * 1024;
const MOST = 100;
const KEPT_FOR = 30 * 86_400_000;

const KEEP = `
  INSERT INTO entry_draft (account_id, key, body, saved_at)
  SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT 1 FROM entry_draft WHERE account_id = $1 AND key = $2)
    OR (SELECT count(*) FROM entry_draft WHERE account_id = $1) < ${MOST}
  ON CONFLICT (account_id, key) DO UPDATE SET body = $3, saved_at = $4 RETURNING key`;

/** Keeps what people type until they send it, each account its own; it may name citizens, so all of it is encrypted. */
@Injectable()
export class Drafts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(new Tidying('old drafts', (now) => this.forget(now)));
  }

  /** Throws `draft-invalid`, `draft-too-large` and `drafts-too-many`. */
  async keep({ id }: Actor, key: string, body: unknown): Promise<{ savedAt: Date }> {
    assertKey(key);
    const text = textOf(body);
    const savedAt = this.clock.now();
    const kept = await this.database.query(KEEP, [id, key, this.personalData.encrypt(text), savedAt]);
    if (kept.length > 0) return { savedAt };
    throw new DomainError(DRAFT_ERRORS['drafts-too-many'], `This account keeps ${String(MOST)} drafts already.`);
  }

  /** Throws `draft-invalid`. */
  async get({ id }: Actor, key: string): Promise<KeptDraft> {
    assertKey(key);
    const sql = 'SELECT body, saved_at AS "savedAt" FROM entry_draft WHERE account_id = $1 AND key = $2';
    const [found] = await this.database.query<{ body: Buffer; savedAt: Date }>(sql, [id, key]);
    if (!found) return { key, body: null, savedAt: null };
    const body = JSON.parse(this.personalData.decrypt(found.body) ?? 'null') as KeptDraft['body'];
    return { key, body, savedAt: found.savedAt };
  }

  /** Deleting what is not there changes nothing. Throws `draft-invalid`. */
  async remove({ id }: Actor, key: string): Promise<void> {
    assertKey(key);
    await this.database.query('DELETE FROM entry_draft WHERE account_id = $1 AND key = $2', [id, key]);
  }

  private async forget(now: Date): Promise<void> {
    await this.database.query('DELETE FROM entry_draft WHERE saved_at < $1', [new Date(now.getTime() - KEPT_FOR)]);
  }
}

function assertKey(key: string): void {
  if (!/^[\w.-]{1,100}$/.test(key))
    throw new DomainError(DRAFT_ERRORS['draft-invalid'], 'The key of the draft has other characters, or too many.');
}

function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new DomainError(DRAFT_ERRORS['draft-invalid'], 'A draft is a JSON object.');
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > LARGEST)
    throw new DomainError(DRAFT_ERRORS['draft-too-large'], 'The draft is larger than 64 KB.');
  return text;
}
