import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import type { By } from './extensions.js';
import { Family } from './family.js';
import type { Incident, ProcessInstance } from './instances/instance.js';
import { InstanceStore } from './instances/instance-store.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';

/** Lets an administrator try again what an incident stopped. */
@Injectable()
export class IncidentService {
  constructor(
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly trail: AuditTrail,
  ) {}

  /** Does the command of the incident again; answers the incident it runs into this time, if any. */
  async retry(tx: Transaction, incidentId: string, by: By): Promise<{ incident: Incident | null }> {
    const incident = await this.open(tx, incidentId);
    const instance = await this.store.lock(tx, incident.instanceId);
    if (instance?.status !== 'active')
      throw new DomainError(ENGINE_ERRORS['process-instance-ended'], 'The instance has ended.');
    await this.close(tx, incident, instance, by);
    return this.family.run(tx, instance, incident.command, by);
  }

  private async open(tx: Transaction, incidentId: string): Promise<Incident> {
    const [incident] = await tx.query<Incident>(
      `SELECT id, instance_id AS "instanceId", element_id AS "elementId", message, command, raised_at AS "raisedAt",
         resolved_at AS "resolvedAt"
       FROM incident WHERE id = $1 AND resolved_at IS NULL FOR UPDATE`,
      [incidentId],
    );
    if (incident) return incident;
    throw new DomainError(ENGINE_ERRORS['incident-unknown'], `There is no open incident ${incidentId}.`);
  }

  private async close(tx: Transaction, incident: Incident, instance: ProcessInstance, by: By): Promise<void> {
    await tx.query(`UPDATE incident SET resolved_at = $2, resolved_by = $3, resolution = 'retried' WHERE id = $1`, [
      ...[incident.id, by.at, JSON.stringify({ id: by.actor.id, username: by.actor.username })],
    ]);
    await this.store.hold(tx, instance.id, incident.command, false);
    const data = { incidentId: incident.id, resolution: 'retried' };
    const { id: processInstanceId, stream } = instance;
    this.trail.record(tx, stream, by.actor, {
      type: 'incident.resolved',
      at: by.at,
      processInstanceId,
      elementId: incident.elementId,
      data,
    });
  }
}
