export type { AuditActor, AuditEvent, AuditEventInput } from './audit-event.js';
export { AuditModule } from './audit.module.js';
export { AuditReader } from './audit-reader.js';
export { AuditTrail } from './audit-trail.js';
export type { ChainFault, ChainVerdict } from './chain-check.js';
export { verifyAllStreams, type BrokenStream } from './verify-all.js';
export { eventHash, GENESIS } from './event-hash.js';
