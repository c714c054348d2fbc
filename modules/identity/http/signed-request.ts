import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../kernel/index.js';

/** What this module needs of a request of Fastify; `actor` is put there by the session guard. */
export interface SignedRequest {
  method: string;
  headers: IncomingHttpHeaders;
  /** Host and port the caller addressed. */
  host: string;
  ip: string;
  actor?: Actor;
}
