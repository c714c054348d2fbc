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

  /** True while another event may be added. */
  get whole(): boolean {
    return !this.fault;
  }

  /** Takes the next event in order of `seq`. */
  add(event: AuditEvent): void {
    const reason = this.faultOf(event);
    if (reason) this.fault = { seq: reason === 'missing' ? this.seq + 1 : event.seq, reason };
    else ({ seq: this.seq, hash: this.hash } = event);
  }

  /** Compares the walk with the head that the stream recorded (null: none). */
  finish(head: { seq: number; hash: string } | null): ChainVerdict {
    const { seq, hash } = head ?? { seq: 0, hash: GENESIS };
    if (this.whole && seq > this.seq) this.fault = { seq: this.seq + 1, reason: 'missing' };
    if (this.whole && seq < this.seq) this.fault = { seq: seq + 1, reason: 'head-differs' };
    if (this.whole && hash !== this.hash) this.fault = { seq, reason: 'head-differs' };
    return { intact: this.whole, events: this.seq, ...(this.fault && { firstFault: this.fault }) };
  }

  private faultOf(event: AuditEvent): ChainFault | null {
    if (event.seq !== this.seq + 1) return 'missing';
    if (event.previousHash !== this.hash) return 'unlinked';
    return eventHash(event) === event.hash ? null : 'altered';
  }
}
