import type { Task } from '../../server/types.js';

export type Order = 'due' | 'created';

/** Those whose case number, title, place or step contains the words. */
export function matching(tasks: readonly Task[], words: string): Task[] {
  const wanted = words.trim().toLowerCase();
  return tasks.filter((task) => textOf(task).includes(wanted));
}

function textOf({ name, case: heading }: Task): string {
  return [name, heading?.number, heading?.title, heading?.address].join(' ').toLowerCase();
}

/** What is due first comes first, and what has no limit last; or what came first. */
export function sorted(tasks: readonly Task[], order: Order): Task[] {
  const keyOf = ({ dueAt, createdAt }: Task): string => (order === 'due' ? (dueAt ?? '9') : createdAt);
  return [...tasks].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}
