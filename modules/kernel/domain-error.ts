/** How a refusal is answered: not-found 404, forbidden 403, conflict 409, invalid 422, malformed 400, unauthenticated 401, busy 429, unavailable 503. */
export type ErrorKind =
  'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'malformed' | 'unauthenticated' | 'busy' | 'unavailable';

/** One entry of the error registry: a stable code, its kind and what the caller can do about it. */
export interface ErrorDefinition {
  code: string;
  kind: ErrorKind;
  /** One sentence in English naming the way out. */
  cure: string;
}

/** One fault of one field of the input. */
export interface FieldError {
  path: string;
  message: string;
}

/** A refusal the caller can understand: `definition` names it, `detail` says what was wrong this time. */
export class DomainError extends Error {
  constructor(
    readonly definition: ErrorDefinition,
    detail: string,
    /** Further members of the answer: current state of a lost race, findings of a refused diagram, … */
    readonly extra: Record<string, unknown> = {},
    readonly errors: FieldError[] = [],
  ) {
    super(detail);
    this.name = 'DomainError';
  }
}

/** Declares the errors of one module; keys are the codes. */
export function defineErrors<T extends Record<string, Omit<ErrorDefinition, 'code'>>>(
  entries: T,
): { [K in keyof T]: ErrorDefinition } {
  const named = Object.entries(entries).map(([code, entry]) => [code, { code, ...entry }]);
  return Object.fromEntries(named) as { [K in keyof T]: ErrorDefinition };
}
