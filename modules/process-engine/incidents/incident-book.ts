import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import type { Command, Incident, ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ProgramLibrary } from '../program-library.js';
import { ProcessFault } from '../run/process-fault.js';
import { planTimer } from '../run/timer.js';

/** What went wrong, and what was asked for. */
interface Failure {
  fault: ProcessFault;
  command: Command;
  by: By;
}

/** A definition that overran this often starts nothing more until a person has looked. */
const OVERRUNS_ALLOWED = 3;
/** Before work is tried a second time, unless its header `retryBackoff` says otherwise; each time twice as long. */
const BACKOFF = 'PT10S';

const COLUMNS = `id, instance_id AS "instanceId", element_id AS "elementId", message, command, raised_at AS "raisedAt",
  resolved_at AS "resolvedAt", attempts, retry_at AS "retryAt"`;

/** Writes down what stopped an instance and what became of it. */
@Injectable()
export class IncidentBook {
  constructor(
    private readonly store: InstanceStore,
    private readonly programs: ProgramLibrary,
    private readonly trail: AuditTrail,
  ) {}

  /** Keeps a command that failed. `attempts` counts how often it has. */
  async raise(tx: Transaction, instance: ProcessInstance, failure: Failure, attempts = 1): Promise<Incident> {
    const { fault, command, by } = failure;
    const retryAt = await this.retryTime(tx, instance, failure, attempts);
    const incident: Incident = {
      ...{ id: newId(), instanceId: instance.id, elementId: fault.elementId, message: fault.message },
      ...{ command, raisedAt: by.at, resolvedAt: null, attempts, retryAt },
    };
    await this.store.insertIncident(tx, incident);
    if (fault.isOverrun) await this.countOverrun(tx, instance, by);
    this.record(tx, { instance, by }, 'incident.raised', incident, { message: incident.message, attempts, retryAt });
    return incident;
  }

  /** Tokens that can never move again are told once; the turn itself stands. */
  async raiseStuck(tx: Transaction, instance: ProcessInstance, elementIds: string[], by: By): Promise<void> {
    for (const elementId of elementIds) {
      if (await this.store.hasIncident(tx, instance.id, elementId)) continue;
      const fault = new ProcessFault(elementId, 'a token waits here for others that can no longer come');
      await this.raise(tx, instance, { fault, command: { kind: 'variables', variables: {} }, by });
    }
  }

  /** Locks an open incident; null when there is none. */
  async open(tx: Transaction, id: string): Promise<Incident | null> {
    const [incident] = await tx.query<Incident>(
      `SELECT ${COLUMNS} FROM incident WHERE id = $1 AND resolved_at IS NULL FOR UPDATE`,
      [id],
    );
    return incident ?? null;
  }

  /** Locks one incident that is to be tried again by itself now; null when there is none. */
  async nextToRetry(tx: Transaction, now: Date): Promise<Incident | null> {
    const [incident] = await tx.query<Incident>(
      `SELECT ${COLUMNS} FROM incident n WHERE retry_at <= $1 AND resolved_at IS NULL
         AND EXISTS (SELECT FROM process_instance i WHERE i.id = n.instance_id AND i.status = 'active')
       ORDER BY retry_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return incident ?? null;
  }

  /** Everything that stops an instance. */
  async openOf(tx: Transaction, instanceId: string): Promise<Incident[]> {
    return tx.query<Incident>(
      `SELECT ${COLUMNS} FROM incident WHERE instance_id = $1 AND resolved_at IS NULL ORDER BY id`,
      [instanceId],
    );
  }

  /** The incident is about another element, or asks for something at another. */
  redirect(tx: Transaction, { id, elementId, command }: Pick<Incident, 'id' | 'elementId' | 'command'>): void {
    tx.send(`UPDATE incident SET element_id = $2, command = $3 WHERE id = $1 AND resolved_at IS NULL`, [
      ...[id, elementId, JSON.stringify(command)],
    ]);
  }

  /** The incidents of one wait that a person has dealt with otherwise. */
  async openAt(tx: Transaction, instanceId: string, executionId: string): Promise<Incident[]> {
    return tx.query<Incident>(
      `SELECT ${COLUMNS} FROM incident
       WHERE instance_id = $1 AND resolved_at IS NULL AND command ->> 'executionId' = $2 FOR UPDATE`,
      [instanceId, executionId],
    );
  }

  async close(
    tx: Transaction,
    { incident, instance, by }: { incident: Incident; instance: ProcessInstance; by: By },
    resolution: 'retried' | 'moved' | 'migrated',
  ): Promise<void> {
    const { id, username } = by.actor;
    await tx.query(
      `UPDATE incident SET resolved_at = $2, resolved_by = $3, resolution = $4, retry_at = NULL WHERE id = $1`,
      [incident.id, by.at, JSON.stringify({ id, username }), resolution],
    );
    await this.store.hold(tx, instance.id, incident.command, false);
    this.record(tx, { instance, by }, 'incident.resolved', incident, { resolution });
  }

  /** When the work of a service task is tried again by itself; null when a person is asked. */
  private async retryTime(
    tx: Transaction,
    { definitionId }: ProcessInstance,
    { fault, by }: Failure,
    attempts: number,
  ): Promise<Date | null> {
    const { model } = await this.programs.get(tx, definitionId);
    const element = model.elements.get(fault.elementId);
    if (!element?.taskType || attempts >= element.retries) return null;
    const { dueAt } = planTimer('duration', element.headers.retryBackoff ?? BACKOFF, by.at);
    return new Date(by.at.getTime() + (dueAt.getTime() - by.at.getTime()) * 2 ** (attempts - 1));
  }

  private async countOverrun(tx: Transaction, { definitionId }: ProcessInstance, by: By): Promise<void> {
    await tx.query(
      `UPDATE process_definition SET overruns = overruns + 1,
         quarantined_at = CASE WHEN overruns + 1 >= ${OVERRUNS_ALLOWED} THEN COALESCE(quarantined_at, $2) END
       WHERE id = $1`,
      [definitionId, by.at],
    );
  }

  private record(
    tx: Transaction,
    { instance, by }: { instance: ProcessInstance; by: By },
    type: string,
    { id: incidentId, elementId }: Incident,
    data: Record<string, unknown>,
  ): void {
    const event = { type, at: by.at, processInstanceId: instance.id, elementId, data: { incidentId, ...data } };
    this.trail.record(tx, instance.stream, by.actor, event);
  }
}
