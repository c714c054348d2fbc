import { DomainError } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

/** How many requests one address may make in a minute; counted in this process. */
export const rateLimits = (requestsPerMinute: number) => ({
  max: requestsPerMinute,
  timeWindow: 60_000,
  errorResponseBuilder: (_request: unknown, { after }: { after: string }) =>
    new DomainError(HTTP_ERRORS['too-many-requests'], `Too many requests from this address; try again in ${after}.`),
});
