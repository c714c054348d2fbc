import type { Transaction } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Task } from '../task.js';
import { TASK_ERRORS } from '../tasks.errors.js';
import { SIGNATURE, signerOf, type TaskSignature } from './signature.js';

/** Throws `task-awaits-signatures`, naming them, while somebody has yet to sign. */
export async function assertNothingAwaited(tx: Pick<Transaction, 'query'>, task: Task): Promise<void> {
  if (task.openSignatures === 0) return;
  const awaited = await tx.query<TaskSignature>(
    `SELECT ${SIGNATURE} FROM task_signature WHERE task_id = $1 AND state IN ('queued', 'open') ORDER BY id`,
    [task.id],
  );
  const signatures = awaited.map((one) => ({ id: one.id, verb: one.verb, state: one.state, ...signerOf(one) }));
  throw new DomainError(TASK_ERRORS['task-awaits-signatures'], `${awaited.length} have yet to sign.`, { signatures });
}
