import { DomainError, holds, type Actor } from '../kernel/index.js';
import { groupsOf } from '../identity/index.js';
import type { TaskVerb } from '../process-engine/index.js';
import type { Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** Whether the task is in the actor's inbox: given to them, or to a group they are in. */
export function isCandidate(actor: Actor, task: Task): boolean {
  if (holds(actor, 'system-administrator')) return true;
  if (task.assignee === actor.username || task.candidateUsers.includes(actor.username)) return true;
  const groups = groupsOf(actor);
  return task.candidateGroups.some((group) => groups.includes(group));
}

/** Throws unless the actor may act on the open task now. */
export function assertMayAct(actor: Actor, task: Task): void {
  if (!isCandidate(actor, task)) throw new DomainError(TASK_ERRORS['task-not-yours'], 'The task is not in your inbox.');
  if (task.state !== 'open') throw conflict('task-ended', task);
  if (task.assignee && task.assignee !== actor.username && !holds(actor, 'system-administrator'))
    throw conflict('task-taken', task);
}

/** Throws unless the diagram allows the verb at this step. */
export function assertAction(task: Task, action: TaskVerb): void {
  if (task.actions.includes(action)) return;
  throw new DomainError(TASK_ERRORS['task-action-not-allowed'], `"${action}" is not allowed at ${task.name}.`);
}

/** Throws when the caller acts on an older revision than the present one. */
export function assertRevision(task: Task, revision: number | undefined): void {
  if (revision !== undefined && revision !== task.revision) throw conflict('task-changed', task);
}

export const conflict = (code: keyof typeof TASK_ERRORS, { id, state, assignee, revision }: Task): DomainError =>
  new DomainError(TASK_ERRORS[code], `The task is ${state}${assignee ? `, held by ${assignee}` : ''}.`, {
    current: { id, state, assignee, revision },
  });
