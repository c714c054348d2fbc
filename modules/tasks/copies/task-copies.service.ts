import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Database } from '../../database/index.js';
import {
  Clock,
  DomainError,
  PAGE_ERRORS,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../../kernel/index.js';
import { TASK_ERRORS } from '../tasks.errors.js';

/** A task that somebody was shown (抄送). */
export interface TaskCopy {
  id: string;
  taskId: string;
  taskName: string;
  caseId: string | null;
  /** The unit it went to; null when it went to the reader alone. */
  unitCode: string | null;
  note: string | null;
  sentBy: { username: string; name: string };
  sentAt: Date;
  /** When the reader read it. */
  readAt: Date | null;
}

const LIST = `
  SELECT k.id, k.task_id AS "taskId", t.name AS "taskName", k.case_id AS "caseId", k.unit_code AS "unitCode", k.note,
    k.sent_by AS "sentBy", k.sent_at AS "sentAt", r.read_at AS "readAt"
  FROM task_copy k JOIN task t ON t.id = k.task_id
  LEFT JOIN task_copy_read r ON r.copy_id = k.id AND r.username = $1
  WHERE (k.username = $1 OR k.unit_code = $2)`;

/** What each person was sent copies of, themselves or their unit; everybody reads for themselves. */
@Injectable()
export class TaskCopies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The actor's own, unread ones first, then newest first. */
  async list(actor: Actor, { limit, cursor }: PageRequest): Promise<Page<TaskCopy>> {
    const [unread = null, id = null] = readPosition(cursor);
    const rows = await this.database.query<TaskCopy>(
      `${LIST} AND ($3::boolean IS NULL OR ((r.read_at IS NULL), k.id) < ($3, $4::uuid))
       ORDER BY (r.read_at IS NULL) DESC, k.id DESC LIMIT $5`,
      [actor.username, actor.unitCode, unread, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [String(row.readAt === null), row.id]);
  }

  /** Keeps the time of the first reading. Throws `task-copy-unknown`, also for what others were sent. */
  async read(actor: Actor, id: string): Promise<TaskCopy> {
    return this.database.transaction(async (tx) => {
      const find = () => tx.query<TaskCopy>(`${LIST} AND k.id = $3`, [actor.username, actor.unitCode, id]);
      if ((await find()).length > 0)
        tx.send('INSERT INTO task_copy_read (copy_id, username, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
          id,
          actor.username,
          this.clock.now(),
        ]);
      const [copy] = await find();
      if (copy) return copy;
      throw new DomainError(TASK_ERRORS['task-copy-unknown'], `You have no copy ${id}.`);
    });
  }
}

function readPosition(cursor: string | undefined): string[] {
  const position = readCursor(cursor);
  if (!position) return [];
  const [unread = '', id = ''] = position;
  if (['true', 'false'].includes(unread) && isUuid(id)) return [unread, id];
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor does not belong to this list.');
}
