import type { AuditEvent } from './audit-event.js';
import { eventHash, GENESIS } from './event-hash.js';

/** What can be wrong with a stream: an event missing, cut loose from the one before, altered, or not the recorded head. */
export type ChainFault = 'missing' | 'unlinked' | 'altered' | 'head-differs';

/** The answer to "has anyone touched this history?". */
export interface ChainVerdict {
  intact: boolean;
  /** Events that were recomputed and found whole. */
  events: number;
  firstFault?: { seq: number; reason: ChainFault };
}

/** Walks a stream event by event and stops at the first fault. */
export class ChainCheck {
  private seq = 0;
  private hash = GENESIS;
  private fault: ChainVerdict['firstFault'];

  /** Takes the next event in order of `seq`; answers false once a fault is found, and then there is no need to go on. */
  add(event: AuditEvent): boolean {
    if (this.fault) return false;
    const reason = this.faultOf(event);
    if (reason) this.fault = { seq: reason === 'missing' ? this.seq + 1 : event.seq, reason };
    else ({ seq: this.seq, hash: this.hash } = event);
    return !reason;
  }

  /** Compares the walk with the head that the stream recorded (null: none). */
  finish(head: { seq: number; hash: string } | null): ChainVerdict {
    const firstFault = this.fault ?? this.headFault(head ?? { seq: 0, hash: GENESIS });
    return { intact: !firstFault, events: this.seq, ...(firstFault && { firstFault }) };
  }

  private headFault({ seq, hash }: { seq: number; hash: string }): ChainVerdict['firstFault'] {
    if (seq > this.seq) return { seq: this.seq + 1, reason: 'missing' };
    if (seq < this.seq) return { seq: seq + 1, reason: 'head-differs' };
    return hash === this.hash ? undefined : { seq, reason: 'head-differs' };
  }

  private faultOf(event: AuditEvent): ChainFault | null {
    if (event.seq !== this.seq + 1) return 'missing';
    if (event.previousHash !== this.hash) return 'unlinked';
    return eventHash(event) === event.hash ? null : 'altered';
  }
}
