import { DomainError } from '../../kernel/index.js';
import { IDENTITY_ERRORS } from '../identity.errors.js';
import type { SignedRequest } from './signed-request.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a page of another site asked the browser for: `Origin` must name the host that was called, or
 * be one of `allowed`. Programs send none.
 */
export function assertOwnOrigin({ method, headers, host }: SignedRequest, allowed: readonly string[]): void {
  const { origin } = headers;
  if (SAFE.includes(method) || origin === undefined || allowed.includes(origin)) return;
  if (URL.parse(origin)?.host === host.toLowerCase()) return;
  throw new DomainError(IDENTITY_ERRORS['origin-refused'], `A page of ${origin} may not do this.`);
}
