import { bodyOf, extensionOf, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionsOfKind, interrupts, startsEventSubProcess } from '../event-facts.js';
import { aboutNodes, type Rule, type Verdict, type Words } from '../rule.js';
import type { EngineFacts } from '../subject.js';

type TimerKind = 'date' | 'duration' | 'cycle';

const PROPERTIES: Record<TimerKind, string> = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' };
/** Literal timers are tried out from this instant; it only has to be some instant. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');

/** Rules about timers: one time each, readable before anybody waits for it. */
export const TIMER_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'timer-missing',
      severity: 'error',
      demands: 'A timer event has a date, a duration or a cycle, and only one of them.',
      en: 'The timer event {it} needs exactly one of date, duration and cycle.',
      zh: '定时事件{it}必须且只能填写日期、时长、周期中的一项。',
    },
    (node) => definitionsOfKind(node, 'timer').some((definition) => timersIn(definition).length !== 1),
  ),
  aboutNodes(
    {
      name: 'timer-unreadable',
      severity: 'error',
      demands: 'A timer is an ISO 8601 date, duration or repeating interval, and not negative.',
      en: 'The time of {it} cannot be used: {detail}. Write e.g. 2026-05-01T09:00:00+08:00, PT20M or R3/PT10M.',
      zh: '{it}的时间不可用：{detail}。请按此格式填写：2026-05-01T09:00:00+08:00、PT20M 或 R3/PT10M。',
    },
    (node, { engine }) =>
      literalsOf(node)
        .map(({ kind, text }) => faultOf(kind, text, engine))
        .find((fault) => fault !== null),
  ),
  aboutNodes(
    {
      name: 'timer-cycle-place',
      severity: 'warning',
      demands: 'Cycles stand where they repeat: at starts and at events that do not interrupt.',
      en: 'The timer {it} repeats, but it is waited for once, so only its first time counts. Use a duration.',
      zh: '定时事件{it}设置了周期，但只等待一次，只有第一次有效。建议改用时长。',
    },
    (node) => timersOf(node).some(({ kind }) => kind === 'cycle') && !mayRepeat(node),
  ),
  aboutNodes(
    {
      name: 'due-date-unreadable',
      severity: 'error',
      demands: 'A due date is an ISO 8601 date.',
      en: 'The due date of {it} cannot be read: {detail}. Write e.g. 2026-05-01T17:00:00+08:00 or a FEEL expression.',
      zh: '{it}的办理时限无法识别：{detail}。请写成如 2026-05-01T17:00:00+08:00 或 FEEL 表达式。',
    },
    ({ element }, { engine }) => {
      const due = textOf(extensionOf(element, 'zeebe:TaskSchedule')?.dueDate);
      return due !== '' && isLiteral(due) ? faultOf('date', due, engine) : null;
    },
  ),
];

interface Timer {
  kind: TimerKind;
  text: string;
}

const timersOf = (node: DiagramNode): Timer[] => definitionsOfKind(node, 'timer').flatMap(timersIn);

const timersIn = (definition: DiagramElement): Timer[] =>
  (Object.keys(PROPERTIES) as TimerKind[])
    .map((kind) => ({ kind, text: bodyOf(definition[PROPERTIES[kind]]) }))
    .filter(({ text }) => text !== '');

const literalsOf = (node: DiagramNode) => timersOf(node).filter(({ text }) => isLiteral(text));

/** FEEL is known only when it runs; `${…}` is told by `expression-foreign`. */
const isLiteral = (text: string): boolean => !text.startsWith('=') && !/[$#]\{/.test(text);

const mayRepeat = (node: DiagramNode): boolean =>
  (node.type === 'StartEvent' && !startsEventSubProcess(node)) ||
  ((node.type === 'BoundaryEvent' || startsEventSubProcess(node)) && !interrupts(node.element));

function faultOf(kind: TimerKind, text: string, engine: EngineFacts): Verdict {
  if (kind === 'cycle') return cycleFault(text, engine);
  if (kind === 'duration' && text.includes('/')) return notA(kind, text);
  if (kind === 'date' && !isOnCalendar(text)) return notA(kind, text);
  return typeof durationOf(kind, text, engine) === 'number' ? null : notA(kind, text);
}

function cycleFault(text: string, engine: EngineFacts): Verdict {
  if (/^R0+\//i.test(text)) return notA('cycle', text);
  try {
    engine.planTimer('cycle', text, SOME_DAY);
    return null;
  } catch {
    return notA('cycle', text);
  }
}

/** Milliseconds until a timer is due; null when it cannot be read or lies beyond the year 9999. */
function durationOf(kind: 'date' | 'duration', text: string, engine: EngineFacts): number | null {
  try {
    const { dueAt } = engine.planTimer(kind, text, SOME_DAY);
    return dueAt.getUTCFullYear() > 9999 ? null : dueAt.getTime() - SOME_DAY.getTime();
  } catch {
    return null;
  }
}

/** Dates such as 30 February are moved on silently by the clock, so they are looked at here. */
function isOnCalendar(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

const NAMES: Record<TimerKind, Words> = {
  date: ['ISO 8601 date', '标准日期（ISO 8601）'],
  duration: ['ISO 8601 duration', '标准时长（ISO 8601）'],
  cycle: ['ISO 8601 repeating interval', '标准周期（ISO 8601）'],
};

const notA = (kind: TimerKind, text: string): Words => [
  `"${text}" is no ${NAMES[kind][0]}`,
  `“${text}”不是${NAMES[kind][1]}`,
];
