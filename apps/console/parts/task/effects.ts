import { spanOf } from '../time.js';
import type { TaskDetail } from '../../server/types.js';
import type { Words } from '../../words/zh.js';
import type { CaseFile, Clock } from './case-queries.js';

/** What completing a task does to the clocks of its case, in sentences. */
export function effectsOf(detail: TaskDetail | undefined, file: CaseFile | undefined, words: Words): string[] {
  const { stops = [], starts = [] } = detail?.effects ?? {};
  const nameOf = (measure: string): string => words.clock.measures[measure] ?? measure;
  if (!file) return starts.map((measure) => words.task.clockStarts(nameOf(measure)));
  const ending = file.clocks.filter(({ measure, state }) => stops.includes(measure) && state !== 'cancelled');
  const others = file.clocks.filter((clock) => !ending.includes(clock));
  return [
    ...ending.map((clock) => words.task.clockStops(nameOf(clock.measure), restOf(clock, file, words))),
    ...starts.map((measure) => words.task.clockStarts(nameOf(measure))),
    ...others.map((clock) => words.task.clockGoesOn(nameOf(clock.measure), restOf(clock, file, words))),
  ];
}

function restOf({ dueAt }: Clock, { at }: CaseFile, words: Words): string {
  const left = Date.parse(dueAt) - Date.parse(at);
  return left >= 0 ? words.clock.left(spanOf(left, words)) : words.clock.over(spanOf(left, words));
}
