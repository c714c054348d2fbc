import { DomainError } from '../kernel/index.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';

const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 50;

/** Refuses variables too large or too deeply nested to be kept and hashed. Throws `variables-invalid`. */
export function assertVariables(variables: Record<string, unknown>): void {
  if (depthExceeds(variables, MAX_DEPTH)) throw invalid(`Variables are nested more than ${MAX_DEPTH} levels deep.`);
  if (JSON.stringify(variables).length > MAX_CHARACTERS) throw invalid('Variables are larger than 1 MB.');
}

/** Level by level instead of recursively: the depth is what is in doubt. */
function depthExceeds(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((entry): unknown[] =>
      entry !== null && typeof entry === 'object' ? Object.values(entry) : [],
    );
  }
  return false;
}

const invalid = (detail: string): DomainError => new DomainError(ENGINE_ERRORS['variables-invalid'], detail);
