import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

/** Checks shapes at the door: unknown fields and wrong types are refused, each named by its path. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new DomainError(HTTP_ERRORS['request-malformed'], 'Some fields are missing or wrong.', {}, flatten(errors)),
  });

function flatten(errors: ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const path = prefix ? `${prefix}.${property}` : property;
    const own = Object.values(constraints ?? {}).map((message) => ({ path, message }));
    return [...own, ...flatten(children ?? [], path)];
  });
}
