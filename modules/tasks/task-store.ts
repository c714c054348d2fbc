import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { DomainError, type Actor } from '../kernel/index.js';
import type { TurnUndo } from '../process-engine/index.js';
import { TASK_COLUMNS, type Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** Fields of an open task that people can change. */
type Change = Partial<Pick<Task, 'assignee' | 'delegatedBy' | 'candidateGroups' | 'candidateUsers' | 'handedOn'>>;

/** What the diagram says of a task, and who may do it. */
export type TaskShape = Pick<
  Task,
  'elementId' | 'name' | 'type' | 'clause' | 'actions' | 'evidence' | 'formId' | 'candidateGroups' | 'candidateUsers'
>;

/** Tasks whose instance is remembered. */
const REMEMBERED = 20_000;

/** Reads and changes tasks inside a transaction, and records what was done. */
@Injectable()
export class TaskStore {
  constructor(private readonly trail: AuditTrail) {}

  /** Instances of tasks lately met; a task never changes its instance. */
  private readonly instances = new Map<string, string>();

  /** The instance a task belongs to. Throws `task-unknown`. */
  async instanceOf(tx: Pick<Transaction, 'query'>, id: string): Promise<string> {
    const known = this.instances.get(id);
    if (known) return known;
    const { instanceId } = await this.read(tx, id);
    this.met(id, instanceId);
    return instanceId;
  }

  /** Remembers where a task belongs. */
  met(id: string, instanceId: string): void {
    this.instances.set(id, instanceId);
    const oldest = this.instances.keys().next();
    if (this.instances.size > REMEMBERED && !oldest.done) this.instances.delete(oldest.value);
  }

  /** The task as it is stored, not locked. Throws `task-unknown`. */
  async read(tx: Pick<Transaction, 'query'>, id: string): Promise<Task> {
    const [task] = await tx.query<Task>(`SELECT ${TASK_COLUMNS} FROM task t WHERE t.id = $1`, [id]);
    if (task) return task;
    throw new DomainError(TASK_ERRORS['task-unknown'], `There is no task ${id}.`);
  }

  /** Execution ids of the open tasks of an instance; signatures stand for no token. */
  async openExecutions(tx: Transaction, instanceId: string): Promise<string[]> {
    const rows = await tx.query<{ executionId: string }>(
      `SELECT execution_id AS "executionId" FROM task
       WHERE instance_id = $1 AND state = 'open' AND parent_id IS NULL`,
      [instanceId],
    );
    return rows.map(({ executionId }) => executionId);
  }

  /** The open tasks of an instance that its tokens stand at, locked. */
  async lockOpen(tx: Transaction, instanceId: string): Promise<Task[]> {
    return tx.query<Task>(
      `SELECT ${TASK_COLUMNS} FROM task t WHERE t.instance_id = $1 AND t.state = 'open' AND t.parent_id IS NULL
       ORDER BY t.id FOR UPDATE`,
      [instanceId],
    );
  }

  /** The task as it is stored, locked until the transaction ends. Throws `task-unknown`. */
  async lock(tx: Transaction, id: string): Promise<Task> {
    const [task] = await tx.query<Task>(`SELECT ${TASK_COLUMNS} FROM task t WHERE t.id = $1 FOR UPDATE`, [id]);
    if (task) return task;
    throw new DomainError(TASK_ERRORS['task-unknown'], `There is no task ${id}.`);
  }

  /** Changes a locked task; answers it with its new revision. */
  change(tx: Transaction, task: Task, change: Change): Task {
    const next = { ...task, ...change, revision: task.revision + 1 };
    tx.send(
      `UPDATE task SET assignee = $2, delegated_by = $3, candidate_groups = $4, candidate_users = $5, handed_on = $6, revision = $7
       WHERE id = $1`,
      [
        ...[next.id, next.assignee, next.delegatedBy, next.candidateGroups, next.candidateUsers, next.handedOn],
        next.revision,
      ],
    );
    return next;
  }

  /** Writes what a locked task is at the element it stands at now, as `task` says it. */
  reshape(tx: Transaction, task: Task): void {
    tx.send(
      `UPDATE task SET element_id = $2, name = $3, type = $4, clause = $5, actions = $6, evidence = $7, form_id = $8,
         candidate_groups = $9, candidate_users = $10, revision = revision + 1 WHERE id = $1`,
      [
        ...[task.id, task.elementId, task.name, task.type, task.clause, task.actions, task.evidence, task.formId],
        ...[task.candidateGroups, task.candidateUsers],
      ],
    );
  }

  /** Ends a locked, open task; answers it as it is then. */
  end(tx: Transaction, task: Task, how: { at: Date; by: string; outcome: string | null }): Task {
    const ended: Task = {
      ...{ ...task, state: 'completed', endedAt: how.at, endedBy: how.by, outcome: how.outcome },
      ...{ assignee: task.assignee ?? how.by, revision: task.revision + 1 },
    };
    tx.send(
      `UPDATE task SET state = 'completed', ended_at = $2, ended_by = $3, outcome = $4, assignee = $5, revision = $6
       WHERE id = $1`,
      [task.id, how.at, how.by, how.outcome, ended.assignee, ended.revision],
    );
    return ended;
  }

  /** Keeps what a completion can be taken back with. */
  keepUndo(tx: Transaction, { id }: Task, undo: TurnUndo): void {
    tx.send('UPDATE task SET undo = $2 WHERE id = $1', [id, JSON.stringify(undo)]);
  }

  /** One line in the history of the case or process the task belongs to. */
  record(
    tx: Transaction,
    task: Task,
    actor: Actor,
    event: { type: string; at: Date; data?: Record<string, unknown> },
  ): void {
    const { id: taskId, name, instanceId: processInstanceId, elementId } = task;
    const data = { taskId, name, taskType: task.type, ...event.data };
    this.trail.record(tx, task.stream, actor, { type: event.type, at: event.at, processInstanceId, elementId, data });
  }
}
