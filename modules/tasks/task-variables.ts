import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../kernel/index.js';
import { TASK_ERRORS } from './tasks.errors.js';

/**
 * Checks what a person entered against the shape its task type needs. An empty text is an entry not made. Fields the
 * type does not know are left to the diagram. Throws `task-variables-invalid` naming every field.
 */
export function checkVariables<T extends object>(shape: new () => T, variables: Record<string, unknown>): T {
  const given = Object.entries(variables).filter(([, value]) => value !== '');
  const known = plainToInstance(shape, Object.fromEntries(given));
  const faults = validateSync(known, { forbidUnknownValues: false });
  if (faults.length === 0) return known;
  throw new DomainError(
    TASK_ERRORS['task-variables-invalid'],
    'Some entries are missing or wrong.',
    {},
    faults.flatMap(fieldErrors),
  );
}

/** Refuses one field by a rule that needs more than its shape. */
export function refuseVariable(path: string, message: string): never {
  throw new DomainError(TASK_ERRORS['task-variables-invalid'], message, {}, [{ path: `variables.${path}`, message }]);
}

const fieldErrors = ({ property, constraints }: ValidationError): FieldError[] =>
  Object.values(constraints ?? { unknown: `${property} is wrong` }).map((message) => ({
    path: `variables.${property}`,
    message,
  }));
