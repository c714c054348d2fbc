import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import { Family } from '../family.js';
import { IncidentBook } from '../incidents/incident-book.js';
import type { Incident, InstanceStatus, ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { ProgramLibrary } from '../program-library.js';
import { OperationRecord } from './operation-record.js';

/** What administrators do to running instances. Every action is an event of the history, with its reason. */
@Injectable()
export class InstanceOperations {
  constructor(
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly programs: ProgramLibrary,
    private readonly incidents: IncidentBook,
    private readonly record: OperationRecord,
  ) {}

  /** Holds an instance and all of its family: nothing moves until it is resumed. Throws `process-instance-ended`. */
  async suspend(tx: Transaction, instanceId: string, reason: string, by: By): Promise<void> {
    const instance = await this.running(tx, instanceId);
    await this.turnFamily(tx, instance, 'suspended');
    this.record.add(tx, instance, by, { type: 'instance.suspended', data: { reason } });
  }

  /** Lets a family go on; what fell due meanwhile happens now. */
  async resume(tx: Transaction, instanceId: string, reason: string, by: By): Promise<void> {
    const instance = await this.running(tx, instanceId);
    await this.turnFamily(tx, instance, 'active');
    this.record.add(tx, instance, by, { type: 'instance.resumed', data: { reason } });
    this.record.wakeAfter(tx);
  }

  /**
   * Takes the token at a wait (its execution or element id) away and puts it before another element; incidents of the
   * wait are settled by it. Throws `wait-unknown` and `element-unknown`.
   */
  async move(
    tx: Transaction,
    at: { instanceId: string; from: string; to: string; reason: string },
    by: By,
  ): Promise<{ incident: Incident | null }> {
    const instance = await this.running(tx, at.instanceId);
    const executionId = await this.store.waitAt(tx, instance.id, at.from);
    if (!executionId) throw new DomainError(ENGINE_ERRORS['wait-unknown'], `Nothing waits at ${at.from}.`);
    await this.assertTarget(tx, instance, at.to);
    for (const incident of await this.incidents.openAt(tx, instance.id, executionId))
      await this.incidents.close(tx, { incident, instance, by }, 'moved');
    this.record.add(tx, instance, by, { type: 'token.move-ordered', data: { ...at, from: executionId } });
    return this.family.run(tx, instance, { kind: 'move', from: executionId, to: at.to }, by);
  }

  /** Begins activities of an ad-hoc sub-process that waits for people to choose. Throws `wait-unknown`. */
  async begin(
    tx: Transaction,
    { instanceId, subProcess, elements }: { instanceId: string; subProcess: string; elements: string[] },
    by: By,
  ): Promise<{ incident: Incident | null }> {
    const instance = await this.running(tx, instanceId);
    const executionId = await this.store.waitAt(tx, instance.id, subProcess);
    if (!executionId) throw new DomainError(ENGINE_ERRORS['wait-unknown'], `Nothing waits at ${subProcess}.`);
    await this.assertFree(tx, instance, subProcess, elements);
    const variables = { elements };
    return this.family.run(tx, instance, { kind: 'answer', executionId, variables, because: 'activities.begun' }, by);
  }

  private async assertFree(tx: Transaction, { definitionId }: ProcessInstance, subProcess: string, elements: string[]) {
    const { model } = await this.programs.get(tx, definitionId);
    const free = model.free(subProcess).map(({ id }) => id);
    const unknown = elements.find((id) => !free.includes(id));
    if (unknown === undefined) return;
    throw new DomainError(ENGINE_ERRORS['element-unknown'], `"${unknown}" is no activity that can be begun there.`);
  }

  private async assertTarget(tx: Transaction, { definitionId }: ProcessInstance, to: string): Promise<void> {
    const { model } = await this.programs.get(tx, definitionId);
    const target = model.elements.get(to);
    if (target && !target.attachedTo && !target.triggeredByEvent && !target.isForCompensation) return;
    throw new DomainError(ENGINE_ERRORS['element-unknown'], `No token can be put before "${to}".`);
  }

  private async running(tx: Transaction, instanceId: string): Promise<ProcessInstance> {
    const instance = await this.store.lock(tx, instanceId);
    if (!instance)
      throw new DomainError(ENGINE_ERRORS['process-instance-unknown'], `There is no process instance ${instanceId}.`);
    if (instance.status === 'active' || instance.status === 'suspended') return instance;
    const { id, status, revision } = instance;
    throw new DomainError(ENGINE_ERRORS['process-instance-ended'], `It is ${status}.`, {
      current: { id, status, revision },
    });
  }

  private async turnFamily(tx: Transaction, { rootId }: ProcessInstance, to: InstanceStatus): Promise<void> {
    await tx.query(
      `UPDATE process_instance SET status = $2, revision = revision + 1
       WHERE root_id = $1 AND status IN ('active', 'suspended') AND status <> $2`,
      [rootId, to],
    );
  }
}
