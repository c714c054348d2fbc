import { evaluate } from 'feelin';

/** An expression that could not be evaluated; `message` says why. */
class FeelFault extends Error {}

/** Whether the text is FEEL: it starts with `=`. */
export const isFeel = (text: string): boolean => text.trimStart().startsWith('=');

/** The value of `= expression` over the variables, as JSON; other texts stand for themselves. */
export function evaluateFeel(text: string, variables: Record<string, unknown>): unknown {
  if (!isFeel(text)) return text;
  const source = text.trimStart().slice(1);
  try {
    return toJson(evaluate(source, variables).value);
  } catch (error) {
    throw new FeelFault(`the expression "${source.trim()}" cannot be evaluated: ${(error as Error).message}`);
  }
}

/** Why the expression is not FEEL, or null when it is. */
export function feelSyntaxFault(text: string): string | null {
  if (!isFeel(text)) return null;
  try {
    evaluate(text.trimStart().slice(1), {});
    return null;
  } catch (error) {
    return (error as Error).message;
  }
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
