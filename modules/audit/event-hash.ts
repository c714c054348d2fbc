import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEvent } from './audit-event.js';

/** `previousHash` of the first event of a stream. */
export const GENESIS = '0'.repeat(64);

/** An event with its seal, and as the JSON that is written. */
export interface Sealed {
  hash: string;
  json: string;
}

/** The seal of one event; anyone can recompute it from the event as the API shows it. */
export const eventHash = (event: Omit<AuditEvent, 'hash'>): string => hashOf(canonical(event));

/** Seals an event. What is sealed is what is written, to the letter. */
export function seal(event: Omit<AuditEvent, 'hash'>): Sealed {
  const sealed = canonical(event);
  const hash = hashOf(sealed);
  return { hash, json: `${sealed.slice(0, -1)},"hash":"${hash}"}` };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 8785. */
function canonical(event: Omit<AuditEvent, 'hash'>): string {
  const { stream, seq, actor, type, processInstanceId, elementId, data, previousHash } = event;
  const at = event.at.toISOString();
  return canonicalize({ stream, seq, at, actor, type, processInstanceId, elementId, data, previousHash }) ?? '';
}
