import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEvent } from './audit-event.js';

/** `previousHash` of the first event of a stream. */
export const GENESIS = '0'.repeat(64);

/** The seal of one event; anyone can recompute it from the event as the API shows it. */
export function eventHash(event: Omit<AuditEvent, 'hash'>): string {
  const { stream, seq, actor, type, processInstanceId, elementId, data, previousHash } = event;
  const at = event.at.toISOString();
  const sealed = { stream, seq, at, actor, type, processInstanceId, elementId, data, previousHash };
  return createHash('sha256')
    .update(canonicalize(sealed) ?? '')
    .digest('hex');
}
