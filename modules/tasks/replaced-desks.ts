import type { SwitchedMode } from '../modes/index.js';
import type { Task } from './task.js';

/** A task that opens, and what its history says of a mode that moved it to another desk. */
interface OpenedTask {
  task: Task;
  replaced?: { mode: string; modeVersion: number; insteadOf: string[] };
}

/** The task with its candidate groups as the mode has them; `replaced` only when any is another. */
export function atDesk(task: Task, mode: SwitchedMode | null): OpenedTask {
  if (!mode) return { task };
  const { desks } = mode.overlay;
  const deskOf = (group: string) => (Object.hasOwn(desks, group) ? desks[group] : undefined);
  const insteadOf = task.candidateGroups.filter(deskOf);
  if (insteadOf.length === 0) return { task };
  const candidateGroups = [...new Set(task.candidateGroups.map((group) => deskOf(group) ?? group))];
  const replaced = { mode: mode.mode, modeVersion: mode.version, insteadOf };
  return { task: { ...task, candidateGroups }, replaced };
}
