import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { IncidentBook } from '../incidents/incident-book.js';
import type { ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { StateComparison } from '../operations/state-comparison.js';
import { ProgramLibrary } from '../program-library.js';
import { migrateSnapshot } from './migrate-snapshot.js';
import type { MigrationOrder, Prepared } from './migration-order.js';
import type { RefusalCause, Remarks } from './verdict.js';

/** Tries a migration on a copy of what is stored. */
@Injectable()
export class MigrationTrial {
  constructor(
    private readonly store: InstanceStore,
    private readonly programs: ProgramLibrary,
    private readonly comparison: StateComparison,
    private readonly incidents: IncidentBook,
  ) {}

  /** All that the migration needs, or null where `remarks` say why it cannot be. */
  async prepare(
    tx: Transaction,
    { order, instance, now }: { order: MigrationOrder; instance: ProcessInstance | null; now: Date },
    remarks: Remarks,
  ): Promise<Prepared | null> {
    const refusal = refusalOf(instance, order);
    if (refusal) remarks.refuse('', ...refusal);
    if (!instance || refusal) return null;
    for (const { elementId, what } of await this.comparison.compare(tx, instance))
      remarks.refuse(elementId, 'state-inconsistent', what);
    const prepared = await this.carryOver(tx, { order, instance, now }, remarks);
    return remarks.reasons.length === 0 ? prepared : null;
  }

  private async carryOver(
    tx: Transaction,
    { order, instance, now }: { order: MigrationOrder; instance: ProcessInstance; now: Date },
    remarks: Remarks,
  ): Promise<Prepared | null> {
    const { snapshot, variables, startedAt, id } = instance;
    if (!snapshot) return null;
    const [source, target] = [await this.programs.get(tx, order.fromId), await this.programs.get(tx, order.toId)];
    const waits = await this.store.waitRows(tx, id);
    const openedAt = new Map(waits.map((wait) => [wait.executionId, wait.openedAt]));
    const passage = { source, target, mapping: order.mapping, now, openedAt, startedAt };
    const { candidate, ...found } = await migrateSnapshot({ ...passage, stored: { ...snapshot, variables } });
    remarks.addAll(found);
    const incidents = await this.incidents.openOf(tx, id);
    for (const { elementId } of incidents) remarks.note(elementId, 'incident-kept', 'an incident is open here');
    return candidate && { instance, source, target, candidate, waits, incidents };
  }
}

function refusalOf(instance: ProcessInstance | null, { fromId }: MigrationOrder): [RefusalCause, string] | null {
  if (!instance || !isRunning(instance)) return ['instance-ended', 'it has ended'];
  if (instance.definitionId !== fromId) return ['version-changed', 'it is on another version by now'];
  return instance.snapshot ? null : ['not-at-rest', 'it has not begun: deal with its incident first'];
}

/** Whether something can still happen to the instance. */
export const isRunning = ({ status }: ProcessInstance): boolean => status === 'active' || status === 'suspended';
