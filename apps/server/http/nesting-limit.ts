import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

const MAX_LEVELS = 100;

/** Refuses bodies nested so deeply that what walks through them would run out of stack. */
export function nestingLimit(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', async (request) => {
      let level: unknown[] = [request.body];
      for (let depth = 0; level.length > 0; depth++) {
        if (depth > MAX_LEVELS)
          throw new DomainError(HTTP_ERRORS['request-malformed'], 'The body is nested too deeply.');
        level = level.flatMap((entry): unknown[] => (isPlain(entry) ? Object.values(entry) : []));
      }
    });
}

/** An object or a list, as JSON makes them; uploads are neither. */
const isPlain = (entry: unknown): entry is object =>
  Array.isArray(entry) ||
  (typeof entry === 'object' && entry !== null && Object.getPrototypeOf(entry) === Object.prototype);
