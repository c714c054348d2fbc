import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import type { By } from '../../process-engine/index.js';
import type { Named } from '../recipients.js';
import { TaskNotices } from '../task-notices.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';

const INSERT = `
  INSERT INTO task_copy (id, task_id, case_id, username, unit_code, note, sent_by, sent_at)
  SELECT id, $1, $2, username, unit, $3, $4, $5 FROM json_to_recordset($6) AS k (id uuid, username text, unit text)`;

/** Keeps copies, and tells those who were sent them. */
@Injectable()
export class CopyRecord {
  constructor(
    private readonly store: TaskStore,
    private readonly notices: TaskNotices,
  ) {}

  async keep(tx: Transaction, by: By, task: Task, { to, note }: { to: Named[]; note: string | null }): Promise<void> {
    const { actor, at } = by;
    const sender = JSON.stringify({ username: actor.username, name: actor.name });
    const rows = to.map((one) => ({ id: newId(), ...one }));
    tx.send(INSERT, [task.id, task.caseId, note, sender, at, JSON.stringify(rows)]);
    this.store.record(tx, task, actor, { type: 'task.copied', at, data: { to, note } });
    await this.notices.tell(tx, by, task, { template: 'copied', to, data: { from: actor.name } });
  }
}
