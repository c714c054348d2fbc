import { AnswerCache } from './answer-cache.js';
import { bounded } from './bounded.js';
import { date, dateAndTime, evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';

/** An expression that could not be evaluated; `message` says why. */
class FeelFault extends Error {}

/** Whether the text is FEEL: it starts with `=`. */
export const isFeel = (text: string): boolean => text.trimStart().startsWith('=');

const answers = new AnswerCache();

/** Texts of the present are written in the time of the city. */
const TIME_ZONE = 'Asia/Shanghai';
const LOCAL_TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The value of `= expression` over the variables at an instant, as JSON; other texts stand for themselves. */
export function evaluateFeel(text: string, variables: Record<string, unknown>, now: Date): unknown {
  if (!isFeel(text)) return text;
  const source = text.trimStart().slice(1);
  const seen = mentioned(source, variables);
  try {
    if (isChanging(source)) return valueOf(source, { ...present(source, now), ...seen });
    return answers.get(source, seen, () => valueOf(source, seen));
  } catch (error) {
    throw new FeelFault(`the expression "${source.trim()}" cannot be evaluated: ${(error as Error).message}`);
  }
}

const valueOf = (source: string, context: Record<string, unknown>): unknown =>
  bounded(source, () => toJson(evaluate(source, context).value));

/** Whether the value depends on more than the variables. */
const isChanging = (source: string): boolean => /\b(now|today|random number)\s*\(/.test(source);

/** Whether a value satisfies unary tests such as `"a","b"`, `> 5` or `-`; they may read the variables. */
export function matchesUnaryTests(
  tests: string,
  value: unknown,
  variables: Record<string, unknown>,
  now: Date,
): boolean {
  try {
    const context = { ...present(tests, now), ...mentioned(tests, variables), '?': value };
    return bounded(tests, () => unaryTest(tests, context).value === true);
  } catch (error) {
    throw new FeelFault(`the test "${tests}" cannot be evaluated: ${(error as Error).message}`);
  }
}

/** Why the text is no unary test, or null when it is. */
export function unaryTestsFault(tests: string): string | null {
  let fault: string | null = null;
  parseUnaryTests(tests, {}, undefined).iterate({
    enter: ({ type, from }) => {
      if (type.isError) fault ??= `it cannot be read at position ${from + 1}`;
    },
  });
  return fault;
}

/** FEEL reads every variable it is given, so it is given those whose names occur. */
const mentioned = (source: string, variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => source.includes(name)));

/** `now()` and `today()` are those of the turn, not of the machine. */
function present(source: string, now: Date): Record<string, unknown> {
  if (!/\b(now|today)\s*\(/.test(source)) return {};
  const local = LOCAL_TIME.format(now);
  return {
    now: () => dateAndTime(`${local.replace(' ', 'T')}@${TIME_ZONE}`),
    today: () => date(local.slice(0, 10)),
  };
}

/** Why the expression is not FEEL that may run, or null when it is. Nothing is evaluated. */
export function feelSyntaxFault(text: string): string | null {
  if (!isFeel(text)) return null;
  const source = text.trimStart().slice(1);
  let fault: string | null = source.trim() === '' ? 'the expression is empty' : null;
  let steps = 1;
  parseExpression(source, {}, undefined).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) fault ??= `it cannot be read at position ${from + 1}`;
      if (name === 'IterationContext') steps *= rangeLength(source.slice(from, to));
    },
  });
  return (
    fault ??
    (steps > MAX_STEPS ? `it loops over a range of numbers that is not known to stay below ${MAX_STEPS}` : null)
  );
}

/** Steps that loops over ranges of numbers in one expression may take together; what else takes long is stopped while it runs. */
const MAX_STEPS = 10_000;

/** How many numbers `a..b` counts; infinitely many unless both are written out. Lists are bounded by the data and count once. */
function rangeLength(context: string): number {
  if (!context.includes('..')) return 1;
  const [, from, to] = /^\s*(-?\d+)\s*\.\.\s*(-?\d+)\s*$/.exec(context) ?? [];
  return from === undefined || to === undefined ? Infinity : Math.abs(Number(to) - Number(from)) + 1;
}

/** What JSON has no word for is null. */
const isNothing = (value: unknown): value is null =>
  value === undefined ||
  value === null ||
  typeof value === 'function' ||
  (typeof value === 'number' && !Number.isFinite(value));

/** FEEL values as they are stored: temporals become ISO texts, functions and ranges null. */
function toJson(value: unknown): unknown {
  if (isNothing(value)) return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') return value;
  const { iso } = value as { iso?: unknown };
  if (typeof iso === 'string') return iso;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
}
