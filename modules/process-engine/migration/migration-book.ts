import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { DeliveryStore } from '../events/delivery-store.js';
import { EngineExtensions, type By } from '../extensions.js';
import { Family } from '../family.js';
import type { DefinitionRef, ProcessInstance } from '../instances/instance.js';
import { InstanceStore, type WaitRow } from '../instances/instance-store.js';
import { ProcessRun } from '../run/process-run.js';
import { MigrationLedger } from './migration-ledger.js';
import type { Before, MigrationOrder, Prepared, UndoOrder } from './migration-order.js';
import type { Remark } from './verdict.js';

/** Everything one migration writes from. */
interface Passage {
  prepared: Prepared;
  to: DefinitionRef;
  order: MigrationOrder;
  notes: Remark[];
}

/** Writes down that an instance changed its version, or went back: state, waits, incidents, rows of others, history. */
@Injectable()
export class MigrationBook {
  constructor(
    private readonly store: InstanceStore,
    private readonly extensions: EngineExtensions,
    private readonly deliveries: DeliveryStore,
    private readonly ledger: MigrationLedger,
    private readonly family: Family,
  ) {}

  /** Throws when state and tables would disagree afterwards. */
  async keep(tx: Transaction, passage: Passage, by: By): Promise<{ before: Before; digest: string }> {
    const { prepared, to, order, notes } = passage;
    const { instance, candidate } = prepared;
    const { variables: _kept, ...snapshot } = candidate.snapshot;
    const moved: ProcessInstance = {
      ...{ ...instance, snapshot, definitionId: to.id, definitionVersion: to.version },
      revision: instance.revision + 1,
    };
    this.store.rewrite(tx, moved, { rows: rowsOf(prepared), closed: candidate.closed });
    await this.ledger.redirect(tx, prepared, order.mapping, by);
    const kept = await this.tell(tx, { prepared, moved }, by);
    this.ledger.record(tx, moved, by, {
      type: 'instance.migrated',
      data: { ...versions(instance, moved), planId: order.planId, mapping: order.mapping, notes },
    });
    await this.ledger.assertConsistent(tx, moved);
    const digest = await this.store.digest(tx, moved.id);
    const heard = candidate.waits.filter(({ kind }) => kind === 'message').flatMap(({ name }) => name ?? []);
    if (heard.length > 0) this.deliveries.hasten(tx, heard, by.at);
    if (candidate.movesOn && moved.status === 'active')
      await this.family.run(tx, moved, { kind: 'variables', variables: {} }, by);
    return { before: { ...beforeOf(prepared), kept }, digest };
  }

  /** The state before comes back with all its waits; what listeners kept goes back to them. */
  async putBack(tx: Transaction, instance: ProcessInstance, { before, planId }: UndoOrder, by: By): Promise<void> {
    const { definitionId, definitionVersion, snapshot } = before;
    const back = { ...instance, definitionId, definitionVersion, snapshot, revision: instance.revision + 1 };
    const were = before.waits.map(({ executionId }) => executionId);
    const are = (await this.store.waitRows(tx, instance.id)).map(({ executionId }) => executionId);
    const closed = are.filter((executionId) => !were.includes(executionId));
    this.store.rewrite(tx, back, { rows: before.waits, closed });
    await this.ledger.restore(tx, { instance: back, incidents: before.incidents, closed }, by);
    const context = { tx, by, instance: back, variables: back.variables.root };
    for (const listener of this.extensions.migrationListeners)
      await listener.goBack(context, before.kept[listener.name] ?? null);
    const data = { ...versions(instance, back), planId };
    this.ledger.record(tx, back, by, { type: 'instance.migration-undone', data });
    await this.ledger.assertConsistent(tx, back);
    const heard = before.waits.filter(({ kind }) => kind === 'message').flatMap(({ name }) => name ?? []);
    if (heard.length > 0) this.deliveries.hasten(tx, heard, by.at);
  }

  private async tell(
    tx: Transaction,
    { prepared, moved }: { prepared: Prepared; moved: ProcessInstance },
    by: By,
  ): Promise<Record<string, unknown>> {
    const { source, target, candidate } = prepared;
    const run = await ProcessRun.recover(target, candidate.snapshot);
    const evaluate = (executionId: string, expression: string) => run.evaluateAt(executionId, expression);
    const models = { from: source.model, to: target.model };
    const { carried } = candidate;
    const context = { tx, by, instance: moved, ...models, carried, evaluate, variables: moved.variables.root };
    const kept: Record<string, unknown> = {};
    for (const listener of this.extensions.migrationListeners) kept[listener.name] = await listener.follow(context);
    run.release();
    return kept;
  }
}

const versions = (from: ProcessInstance, to: ProcessInstance) => ({
  definitionKey: from.definitionKey,
  fromVersion: from.definitionVersion,
  toVersion: to.definitionVersion,
});

const beforeOf = ({ instance, waits, incidents }: Prepared): Omit<Before, 'kept'> => ({
  ...{ definitionId: instance.definitionId, definitionVersion: instance.definitionVersion },
  ...{ snapshot: instance.snapshot, waits },
  incidents: incidents.map(({ id, elementId, command }) => ({ id, elementId, command })),
});

const rowsOf = ({ candidate, instance }: Prepared): WaitRow[] =>
  candidate.waits.map(({ executionId, elementId, kind, dueAt, name, correlationKey, scopeIds }) => ({
    ...{ executionId, elementId, kind, scopeIds },
    ...{ dueAt: dueAt ?? null, name: name ?? null, correlationKey: correlationKey ?? null },
    openedAt: candidate.openedAt.get(executionId) ?? instance.startedAt,
  }));
