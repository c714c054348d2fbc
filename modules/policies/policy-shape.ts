import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../kernel/index.js';
import { POLICY_ERRORS } from './policies.errors.js';

/** The value as its shape, nothing else in it. Throws `policy-invalid` naming every field. */
export function checkShape<T extends object>(shape: new () => T, value: unknown): T {
  const faults = shapeFaults(shape, value);
  if (faults.length === 0) return plainToInstance(shape, value ?? {});
  throw new DomainError(POLICY_ERRORS['policy-invalid'], 'The policy cannot be so.', {}, faults);
}

/** Every field of the value that is not as its shape wants it. */
export function shapeFaults(shape: new () => object, value: unknown): FieldError[] {
  const given = plainToInstance(shape, value ?? {});
  return validateSync(given, { whitelist: true, forbidNonWhitelisted: true }).flatMap(below('value'));
}

const below =
  (path: string) =>
  ({ property, constraints = {}, children = [] }: ValidationError): FieldError[] => {
    const own = Object.values(constraints).map((message) => ({ path: `${path}.${property}`, message }));
    return [...own, ...children.flatMap(below(`${path}.${property}`))];
  };
