import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import type { By } from '../../process-engine/index.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';
import { SIGNATURE, signerOf, type SignatureVerb, type Signer, type TaskSignature } from './signature.js';

type Source = Pick<Transaction, 'query'>;

const NAMES: Record<SignatureVerb, string> = { 'add-signer': '加签', 'counter-sign': '会签' };

/** Type of the task a signer owes. */
const SIGNING = 'counter-sign';

/** Form of that task. */
export const SIGNING_FORM = 'counter-sign';

const INSERT = `
  INSERT INTO task_signature (id, task_id, verb, username, unit_code, note, asked_by, asked_at, state)
  SELECT id, $1, $2, username, unit, $3, $4, $5, 'queued'
  FROM json_to_recordset($6) AS s (id uuid, username text, unit text)`;

// A signature belongs to the wait of its task: whatever ends that ends it too.
const OPEN_TASK = `
  INSERT INTO task (id, instance_id, execution_id, stream, case_id, definition_key, element_id, name, type, state,
    candidate_groups, candidate_users, actions, evidence, form_id, clause, due_at, warn_at, created_at, measure, parent_id)
  SELECT $2, instance_id, execution_id, stream, case_id, definition_key, element_id, $3, '${SIGNING}', 'open',
    $4, $5, '{}', '{}', '${SIGNING_FORM}', clause, due_at, warn_at, $6, measure, id
  FROM task WHERE id = $1`;

const COUNT = `
  UPDATE task t SET open_signatures =
    (SELECT count(*) FROM task_signature s WHERE s.task_id = t.id AND s.state IN ('queued', 'open'))
  WHERE id = ANY($1)`;

/**
 * The signatures that tasks wait for. Each is a task of its own beside the token game: the token of the task that asks
 * simply stays. Whoever writes here has locked the family of the instance.
 */
@Injectable()
export class SignatureBook {
  constructor(private readonly store: TaskStore) {}

  /** In the order they were asked for. */
  async of(source: Source, taskId: string): Promise<TaskSignature[]> {
    return source.query<TaskSignature>(`SELECT ${SIGNATURE} FROM task_signature WHERE task_id = $1 ORDER BY id`, [
      taskId,
    ]);
  }

  /**
   * Asks for signatures: all at once, or in their order behind those that still sign one after the other. Answers those
   * that may be given now.
   */
  async ask(
    tx: Transaction,
    by: By,
    task: Task,
    { verb, signers, note }: { verb: SignatureVerb; signers: Signer[]; note: string | null },
  ): Promise<TaskSignature[]> {
    const rows = signers.map((signer) => ({ id: newId(), ...signer }));
    tx.send(INSERT, [task.id, verb, note, by.actor.username, by.at, JSON.stringify(rows)]);
    const opened = await this.openNext(tx, by, task);
    this.count(tx, [task.id]);
    return opened;
  }

  /** Opens what may be signed now: the next of a row, and everything that is signed side by side. */
  async openNext(tx: Transaction, by: By, task: Task): Promise<TaskSignature[]> {
    const all = await this.of(tx, task.id);
    const isRowBusy = all.some(({ verb, state }) => verb === 'add-signer' && state === 'open');
    const [first] = isRowBusy ? [] : all.filter(({ verb, state }) => verb === 'add-signer' && state === 'queued');
    const beside = all.filter(({ verb, state }) => verb === 'counter-sign' && state === 'queued');
    const opening = [...(first ? [first] : []), ...beside];
    for (const signature of opening) this.open(tx, by, task, signature);
    return opening;
  }

  /** The answer to the signature a task stands for; null when it stands for none that is open. */
  async answer(
    tx: Transaction,
    by: By,
    signingTaskId: string,
    { agreed, opinion }: { agreed: boolean; opinion: string | null },
  ): Promise<TaskSignature | null> {
    const [signature] = await tx.query<TaskSignature>(
      `UPDATE task_signature SET state = $2, answered_by = $3, answered_at = $4, opinion = $5
       WHERE signing_task_id = $1 AND state = 'open' RETURNING ${SIGNATURE}`,
      [signingTaskId, agreed ? 'agreed' : 'refused', by.actor.username, by.at, opinion],
    );
    return signature ?? null;
  }

  /** Gives up one signature, and the task its signer owed. */
  async cancel(tx: Transaction, by: By, signature: TaskSignature): Promise<void> {
    tx.send(`UPDATE task_signature SET state = 'cancelled' WHERE id = $1`, [signature.id]);
    if (!signature.signingTaskId) return;
    const owed = await this.store.lock(tx, signature.signingTaskId);
    tx.send(`UPDATE task SET state = 'cancelled', ended_at = $2, revision = revision + 1 WHERE id = $1`, [
      owed.id,
      by.at,
    ]);
    this.store.record(tx, owed, by.actor, { type: 'task.cancelled', at: by.at });
  }

  /** Gives up those of a row that nobody was asked for yet; answers them. */
  async cancelQueued(tx: Transaction, taskId: string): Promise<TaskSignature[]> {
    return tx.query<TaskSignature>(
      `UPDATE task_signature SET state = 'cancelled'
       WHERE task_id = $1 AND verb = 'add-signer' AND state = 'queued' RETURNING ${SIGNATURE}`,
      [taskId],
    );
  }

  /** Tasks ended although nobody completed them: nothing is asked at them any more. */
  endWith(tx: Transaction, tasks: Task[]): void {
    const awaiting = tasks.filter(({ openSignatures }) => openSignatures > 0).map(({ id }) => id);
    if (awaiting.length === 0) return;
    tx.send(`UPDATE task_signature SET state = 'cancelled' WHERE task_id = ANY($1) AND state IN ('queued', 'open')`, [
      awaiting,
    ]);
    this.count(tx, awaiting);
  }

  /** Tasks keep how many signatures they wait for. */
  count(tx: Transaction, taskIds: string[]): void {
    tx.send(COUNT, [taskIds]);
  }

  private open(tx: Transaction, by: By, task: Task, signature: TaskSignature): void {
    const { id, verb, username, unitCode } = signature;
    const owed = { ...task, id: newId(), name: `${NAMES[verb]}：${task.name}`, type: SIGNING };
    const candidateGroups = unitCode === null ? [] : [`unit:${unitCode}`];
    const candidateUsers = username === null ? [] : [username];
    tx.send(OPEN_TASK, [task.id, owed.id, owed.name, candidateGroups, candidateUsers, by.at]);
    tx.send(`UPDATE task_signature SET state = 'open', signing_task_id = $2 WHERE id = $1`, [id, owed.id]);
    this.store.met(owed.id, task.instanceId);
    const data = { parentId: task.id, signatureId: id, verb, ...signerOf(signature) };
    this.store.record(tx, owed, by.actor, { type: 'task.opened', at: by.at, data });
  }
}
