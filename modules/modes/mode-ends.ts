import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database } from '../database/index.js';
import { CONFIGURATION_STREAM } from '../identity/index.js';
import { SYSTEM, type DueWork } from '../kernel/index.js';
import { claimEnded, nextEnd } from './mode-rows.js';

const BATCH = 100;

/** Records that a mode ended by itself. It ends on time without this: its effect follows from the instants. */
@Injectable()
export class ModeEnds implements DueWork {
  readonly name = 'modes';

  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
  ) {}

  nextDueAt(): Promise<Date | null> {
    return nextEnd(this.database);
  }

  runDue(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ended = await claimEnded(tx, now, BATCH);
      for (const { id: switchId, mode, version, from, until } of ended) {
        const data = { switchId, mode, version, from, until, early: false };
        this.trail.record(tx, CONFIGURATION_STREAM, SYSTEM, { type: 'mode.ended', at: now, data });
      }
      return ended.length;
    });
  }
}
