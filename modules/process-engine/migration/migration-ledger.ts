import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import type { By } from '../extensions.js';
import { IncidentBook } from '../incidents/incident-book.js';
import type { Command, Incident, ProcessInstance } from '../instances/instance.js';
import { StateComparison } from '../operations/state-comparison.js';
import { ElementMapping, type GivenMapping } from './element-mapping.js';
import type { Before, Prepared } from './migration-order.js';

/** The smaller books of a migration: incidents, history, the check that all agree. */
@Injectable()
export class MigrationLedger {
  constructor(
    private readonly incidents: IncidentBook,
    private readonly trail: AuditTrail,
    private readonly comparison: StateComparison,
  ) {}

  /** Incidents follow their elements; those whose wait is dropped are settled by it. */
  async redirect(
    tx: Transaction,
    { instance, source, target, candidate, incidents }: Prepared,
    given: GivenMapping,
    by: By,
  ): Promise<void> {
    const mapping = new ElementMapping(source.model, target.model, given);
    for (const incident of incidents) {
      const { command, elementId, id } = incident;
      if (isAt(incident, candidate.closed)) await this.incidents.close(tx, { incident, instance, by }, 'migrated');
      else
        this.incidents.redirect(tx, {
          ...{ id, elementId: mapping.to(elementId) ?? elementId },
          command: commandIn(mapping, command),
        });
    }
  }

  /** Incidents stand where they stood; those of waits that are gone again are settled. */
  async restore(
    tx: Transaction,
    { instance, incidents, closed }: { instance: ProcessInstance; closed: string[] } & Pick<Before, 'incidents'>,
    by: By,
  ): Promise<void> {
    for (const incident of await this.incidents.openOf(tx, instance.id))
      if (isAt(incident, closed)) await this.incidents.close(tx, { incident, instance, by }, 'migrated');
    for (const incident of incidents) this.incidents.redirect(tx, incident);
  }

  record(
    tx: Transaction,
    { id: processInstanceId, stream }: ProcessInstance,
    by: By,
    event: { type: string; data: Record<string, unknown> },
  ): void {
    this.trail.record(tx, stream, by.actor, { ...event, at: by.at, processInstanceId });
  }

  /** Throws when the stored state and a table that mirrors it disagree. */
  async assertConsistent(tx: Transaction, instance: ProcessInstance): Promise<void> {
    const [difference] = await this.comparison.compare(tx, instance);
    if (difference) throw new Error(`state and tables would disagree at ${difference.elementId}: ${difference.what}`);
  }
}

/** Whether an incident keeps the answer of one of these waits. */
const isAt = ({ command }: Pick<Incident, 'command'>, executionIds: string[]): boolean =>
  'executionId' in command && executionIds.includes(command.executionId);

const commandIn = (mapping: ElementMapping, command: Command): Command =>
  command.kind === 'move' ? { ...command, to: mapping.to(command.to) ?? command.to } : command;
