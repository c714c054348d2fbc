import { spanOf } from '../time.js';
import type { Task } from '../../server/types.js';
import type { Words } from '../../words/zh.js';
import type { CaseFile, Clock } from './case-queries.js';

/** What completing a task does to the clocks of its case, in sentences. */
export function effectsOf(task: Task, file: CaseFile, words: Words): string[] {
  const running = file.clocks.filter(({ state }) => state === 'running' || state === 'breached');
  const own = running.filter(({ dueAt }) => dueAt === task.dueAt);
  if (own.length === 0) return [words.task.noClockStops];
  return own.map((clock) => words.task.clockStops(nameOf(clock, words), restOf(clock, file, words)));
}

const nameOf = ({ measure }: Clock, { clock }: Words): string => clock.measures[measure] ?? measure;

function restOf({ dueAt }: Clock, { at }: CaseFile, words: Words): string {
  const left = Date.parse(dueAt) - Date.parse(at);
  return left >= 0 ? words.clock.left(spanOf(left, words)) : words.clock.over(spanOf(left, words));
}
