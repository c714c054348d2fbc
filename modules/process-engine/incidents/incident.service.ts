import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import { Family } from '../family.js';
import type { Incident } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { IncidentBook } from './incident-book.js';

/** Tries again what an incident stopped, when a person says so or its time has come. */
@Injectable()
export class IncidentService {
  constructor(
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly book: IncidentBook,
  ) {}

  /** Does the command of the incident again; answers the incident it runs into this time, if any. */
  async retry(tx: Transaction, incidentId: string, by: By): Promise<{ incident: Incident | null }> {
    const incident = await this.book.open(tx, incidentId);
    if (incident) return this.again(tx, incident, by);
    throw new DomainError(ENGINE_ERRORS['incident-unknown'], `There is no open incident ${incidentId}.`);
  }

  /** Tries one incident whose time has come; false when there is none. */
  async retryNextDue(tx: Transaction, now: Date, by: By): Promise<boolean> {
    const incident = await this.book.nextToRetry(tx, now);
    if (incident) await this.again(tx, incident, by);
    return incident !== null;
  }

  private async again(tx: Transaction, incident: Incident, by: By): Promise<{ incident: Incident | null }> {
    const instance = await this.store.lock(tx, incident.instanceId);
    if (instance?.status === 'suspended')
      throw new DomainError(ENGINE_ERRORS['process-instance-suspended'], 'The instance is suspended.');
    if (instance?.status !== 'active')
      throw new DomainError(ENGINE_ERRORS['process-instance-ended'], 'The instance has ended.');
    await this.book.close(tx, { incident, instance, by }, 'retried');
    return this.family.run(tx, instance, incident.command, by, incident.attempts);
  }
}
