import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Database } from '../../database/index.js';
import { Accounts } from '../../identity/index.js';
import { DomainError, PAGE_ERRORS, pageOf, readCursor, type Page, type PageRequest } from '../../kernel/index.js';
import type { ChannelName } from '../notice.js';
import type { DeliveryState } from './delivery.js';

/** A delivery as administrators see it: what became of it, never what it says or where it goes. */
export interface Delivery {
  id: string;
  channel: ChannelName;
  /** Username; null for a citizen. */
  recipient: string | null;
  template: string;
  caseId: string | null;
  urgent: boolean;
  state: DeliveryState;
  attempts: number;
  lastError: string | null;
  dueAt: Date | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** Which deliveries; a condition left out is none. */
export interface DeliveryFilter {
  state?: DeliveryState;
  channel?: ChannelName;
  template?: string;
}

type Row = Omit<Delivery, 'recipient'> & { accountId: string | null };

const LIST = `
  SELECT id, account_id AS "accountId", channel, template, case_id AS "caseId", urgent, state, attempts,
    last_error AS "lastError", due_at AS "dueAt", created_at AS "createdAt", sent_at AS "sentAt"
  FROM notification_delivery
  WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR channel = $2) AND ($3::text IS NULL OR template = $3)
    AND ($4::uuid IS NULL OR id < $4)
  ORDER BY id DESC LIMIT $5`;

/** What left the program, or could not. Callers check who may. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

  /** Newest first. */
  async list(filter: DeliveryFilter, { limit, cursor }: PageRequest): Promise<Page<Delivery>> {
    const { state = null, channel = null, template = null } = filter;
    const rows = await this.database.query<Row>(LIST, [state, channel, template, readPosition(cursor), limit + 1]);
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id]);
    return { items: await this.named(items), nextCursor };
  }

  private async named(rows: Row[]): Promise<Delivery[]> {
    const ids = new Set(rows.flatMap(({ accountId }) => (accountId ? [accountId] : [])));
    const names = new Map((await this.accounts.named([...ids])).map(({ id, username }) => [id, username]));
    return rows.map(({ accountId, ...row }) => ({ ...row, recipient: names.get(accountId ?? '') ?? null }));
  }
}

function readPosition(cursor: string | undefined): string | null {
  const [before = null] = readCursor(cursor) ?? [];
  if (before === null || isUuid(before)) return before;
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor does not belong to this list.');
}
