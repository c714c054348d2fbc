import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { ProcessInstance } from './instances/instance.js';
import { ProcessRun } from './run/process-run.js';
import type { Program } from './run/program.js';

/** Live instances kept between turns; each weighs about 1.4 MB, so there are few. */
const LIMIT = 100;

interface Kept {
  revision: number;
  run: ProcessRun;
}

/** Recently used runs, by instance and revision: a run is only good for the revision it was left at. */
@Injectable()
export class LiveRuns {
  private readonly durable = new Map<string, Kept>();
  private readonly pending = new WeakMap<Transaction, Map<string, Kept>>();

  /** Takes the run out, or recovers it from the snapshot. The caller keeps it again once its turn went well. */
  async take(tx: Transaction, instance: ProcessInstance, program: Program): Promise<ProcessRun> {
    const own = this.pending.get(tx)?.get(instance.id);
    const kept = own ?? this.durable.get(instance.id);
    this.pending.get(tx)?.delete(instance.id);
    this.durable.delete(instance.id);
    if (kept?.revision === instance.revision) return kept.run;
    if (!instance.snapshot) return ProcessRun.create(program, instance.variables.root);
    return ProcessRun.recover(program, { ...instance.snapshot, variables: instance.variables });
  }

  /** Keeps a run for the rest of the transaction and, once it is durable, for later ones. */
  keep(tx: Transaction, instance: ProcessInstance, run: ProcessRun): void {
    const { id, revision } = instance;
    this.pendingOf(tx).set(id, { revision, run });
    tx.onUndo(() => this.pending.get(tx)?.delete(id));
  }

  private pendingOf(tx: Transaction): Map<string, Kept> {
    let runs = this.pending.get(tx);
    if (!runs) {
      runs = new Map();
      this.pending.set(tx, runs);
      const kept = runs;
      tx.afterCommit(() => kept.forEach((entry, id) => this.remember(id, entry)));
      tx.onUndo(() => this.pending.delete(tx));
    }
    return runs;
  }

  private remember(instanceId: string, kept: Kept): void {
    this.durable.delete(instanceId);
    this.durable.set(instanceId, kept);
    const oldest = this.durable.keys().next();
    if (this.durable.size > LIMIT && !oldest.done) this.durable.delete(oldest.value);
  }
}
