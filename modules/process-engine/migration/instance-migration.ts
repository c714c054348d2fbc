import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { By } from '../extensions.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ProgramLibrary } from '../program-library.js';
import { MigrationBook } from './migration-book.js';
import type { Before, MigrationOrder, UndoOrder } from './migration-order.js';
import { isRunning, MigrationTrial } from './migration-trial.js';
import { Remarks, type Remark, type RefusalCause, type Verdict } from './verdict.js';

/** What was found, and the revision it was found at; null when there is no such instance. */
export interface Judgement extends Verdict {
  revision: number | null;
}

/** What became of a migration; `before` and `digest` are what undoing it needs. */
export interface MigrationResult extends Judgement {
  before: Before | null;
  digest: string | null;
}

/** Takes running instances over into another version of their process, and back. The family is locked meanwhile. */
@Injectable()
export class InstanceMigration {
  constructor(
    private readonly store: InstanceStore,
    private readonly programs: ProgramLibrary,
    private readonly trial: MigrationTrial,
    private readonly book: MigrationBook,
  ) {}

  /** Tries it on a copy; nothing is written. */
  async judge(tx: Transaction, order: MigrationOrder, by: By): Promise<Judgement> {
    const remarks = new Remarks();
    const instance = await this.store.lock(tx, order.instanceId);
    await this.trial.prepare(tx, { order, instance, now: by.at }, remarks);
    return { ...remarks.verdict, revision: instance?.revision ?? null };
  }

  /** Tries it on a copy and, when that is good, does it: state, waits, incidents and what listeners keep, in one turn. */
  async migrate(tx: Transaction, order: MigrationOrder, by: By): Promise<MigrationResult> {
    const remarks = new Remarks();
    const instance = await this.store.lock(tx, order.instanceId);
    const prepared = await this.trial.prepare(tx, { order, instance, now: by.at }, remarks);
    const judgement = { ...remarks.verdict, revision: instance?.revision ?? null };
    if (!prepared) return { ...judgement, before: null, digest: null };
    const to = await this.programs.ref(tx, order.toId);
    const kept = await this.book.keep(tx, { prepared, to, order, notes: judgement.notes }, by);
    return { ...judgement, ...kept };
  }

  /** Puts an instance back to the version and state before, unless it has moved since; answers why not, or null. */
  async undo(tx: Transaction, order: UndoOrder, by: By): Promise<Remark<RefusalCause> | null> {
    const instance = await this.store.lock(tx, order.instanceId);
    if (!instance || !isRunning(instance)) return refused('instance-ended', 'it has ended since');
    if (instance.definitionId !== order.toId) return refused('version-changed', 'it is on another version by now');
    if ((await this.store.digest(tx, instance.id)) !== order.digest)
      return refused('moved-since', 'moved since, not undone');
    await this.book.putBack(tx, instance, order, by);
    return null;
  }
}

const refused = (cause: RefusalCause, detail: string) => ({ elementId: '', cause, detail });
