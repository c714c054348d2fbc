import type { Actor } from '../kernel/index.js';

/** Who acted, as it stood at that moment: later renamings of the account do not rewrite history. */
export type AuditActor = Pick<Actor, 'kind' | 'id' | 'username' | 'name' | 'unitCode'>;

/** What a module tells the history. `data` may hold anything JSON can; it is copied when it is recorded. */
export interface AuditEventInput {
  /** Dotted name such as `case.registered`. */
  type: string;
  /** When it happened; kept to the millisecond. */
  at: Date;
  processInstanceId?: string | null;
  /** BPMN id of the step, when the event belongs to one. */
  elementId?: string | null;
  data?: Record<string, unknown>;
}

/** One line of a stream's history, as it was hashed and stored. */
export interface AuditEvent {
  /** The case, or the process instance that runs without one. */
  stream: string;
  /** 1, 2, 3 … within the stream, without gaps. */
  seq: number;
  at: Date;
  actor: AuditActor;
  type: string;
  processInstanceId: string | null;
  elementId: string | null;
  data: Record<string, unknown>;
  /** `hash` of event `seq - 1`; 64 zeros for the first. */
  previousHash: string;
  /** Lower-case hex SHA-256 over the RFC 8785 form of all other members. */
  hash: string;
}
