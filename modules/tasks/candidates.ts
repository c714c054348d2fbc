import { isFeel, type ElementModel } from '../process-engine/index.js';

/** Whom the diagram lets do a task. */
export function candidatesOf(userTask: ElementModel['userTask'] = {}, evaluate: (expression: string) => unknown) {
  const value = (expression: string | undefined) => (expression ? evaluate(expression) : null);
  return {
    candidateGroups: names(value(userTask.candidateGroups)),
    candidateUsers: names(value(userTask.candidateUsers)),
  };
}

/** Names given as a list, or as text with commas. */
function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  return typeof value === 'string' && !isFeel(value)
    ? value
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : [];
}
