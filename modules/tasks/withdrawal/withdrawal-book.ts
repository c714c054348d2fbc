import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { By, TurnUndo } from '../../process-engine/index.js';
import { TaskStore } from '../task-store.js';
import { TASK_COLUMNS, type Task } from '../task.js';
import { withdrawalRefused } from './withdrawal-refusal.js';

/** Whether anybody did anything with the tasks of these waits, which are locked by the question. */
const LED_TO = `
  SELECT t.id, t.state <> 'open' OR t.revision > 1 AS touched FROM task t
  WHERE t.instance_id = $1 AND t.execution_id = ANY($2) AND t.parent_id IS NULL AND t.withdrawn_at IS NULL FOR UPDATE`;

const REMARKED = `
  SELECT 1 FROM unnest($1::uuid[]) AS led (id)
  WHERE EXISTS (SELECT 1 FROM task_comment WHERE task_id = led.id)
    OR EXISTS (SELECT 1 FROM task_signature WHERE task_id = led.id)
    OR EXISTS (SELECT 1 FROM task_copy WHERE task_id = led.id) LIMIT 1`;

// Equal values do not show who wrote them last, so whoever was told the same names since counts as a writer.
const WRITTEN_SINCE = `
  SELECT 1 FROM audit_event WHERE stream = $1 AND type = 'task.completed' AND process_instance_id = $2 AND at >= $3
    AND data ->> 'taskId' <> $4 AND data -> 'variables' ?| $5
    AND NOT EXISTS (SELECT 1 FROM task w WHERE w.id::text = data ->> 'taskId' AND w.withdrawn_at IS NOT NULL) LIMIT 1`;

// The work goes on in the same hands: what had been transferred or delegated stays so.
const REPLACE = `
  UPDATE task t SET replaces = old.id, assignee = old.ended_by, delegated_by = old.delegated_by,
    candidate_groups = old.candidate_groups, candidate_users = old.candidate_users, handed_on = old.handed_on,
    created_at = old.created_at, due_at = COALESCE(t.due_at, old.due_at),
    warn_at = COALESCE(t.warn_at, old.warn_at), urgings = old.urgings
  FROM task old
  WHERE old.id = $1 AND t.instance_id = old.instance_id AND t.execution_id = old.execution_id AND t.id <> old.id
    AND t.state = 'open' AND t.parent_id IS NULL
  RETURNING ${TASK_COLUMNS}`;

/** Looks whether a completion may be taken back, and keeps that it was. */
@Injectable()
export class WithdrawalBook {
  constructor(private readonly store: TaskStore) {}

  /** Throws `task-unknown`. */
  instanceOf(tx: Transaction, taskId: string): Promise<string> {
    return this.store.instanceOf(tx, taskId);
  }

  /** Throws `task-unknown`. */
  lock(tx: Transaction, taskId: string): Promise<Task> {
    return this.store.lock(tx, taskId);
  }

  /** What the completion can be taken back with. */
  async undoOf(tx: Transaction, { id }: Task): Promise<TurnUndo> {
    const [row] = await tx.query<{ undo: TurnUndo | null }>('SELECT undo FROM task WHERE id = $1', [id]);
    if (!row?.undo) throw withdrawalRefused('nothing-kept');
    if (row.undo.obstacle) throw withdrawalRefused(row.undo.obstacle);
    return row.undo;
  }

  /** Locks the tasks the completion led to; nobody may have taken, changed or remarked on one. */
  async assertUntouched(tx: Transaction, task: Task, { opened, variables }: TurnUndo): Promise<void> {
    const led = await tx.query<{ id: string; touched: boolean }>(LED_TO, [task.instanceId, opened]);
    const ids = led.map(({ id }) => id);
    if (led.some(({ touched }) => touched) || (await tx.query(REMARKED, [ids])).length > 0)
      throw withdrawalRefused('touched');
    const { stream, instanceId, endedAt, id } = task;
    const written = await tx.query(WRITTEN_SINCE, [stream, instanceId, endedAt, id, variables]);
    if (written.length > 0) throw withdrawalRefused('variables-changed');
  }

  /** The old task no longer stands for its wait. */
  withdraw(tx: Transaction, by: By, { id }: Task): void {
    tx.send('UPDATE task SET withdrawn_at = $2, undo = NULL, revision = revision + 1 WHERE id = $1', [id, by.at]);
  }

  /** The new task of the step takes over what the old one had. */
  async goOn(tx: Transaction, by: By, task: Task, reason: string): Promise<Task> {
    const [next] = await tx.query<Task>(REPLACE, [task.id]);
    if (!next) throw withdrawalRefused('process-went-on');
    this.store.record(tx, task, by.actor, { type: 'task.withdrawn', at: by.at, data: { reason, next: next.id } });
    return next;
  }
}
