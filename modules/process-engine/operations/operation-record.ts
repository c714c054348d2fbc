import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import { DueWorkRegistry } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import type { ProcessInstance } from '../instances/instance.js';

/** Writes the actions of administrators into the history, and wakes workers where they let something go on. */
@Injectable()
export class OperationRecord {
  constructor(
    private readonly trail: AuditTrail,
    private readonly dueWork: DueWorkRegistry,
  ) {}

  add(
    tx: Transaction,
    { id: processInstanceId, stream }: ProcessInstance,
    by: By,
    event: { type: string; data: Record<string, unknown> },
  ): void {
    this.trail.record(tx, stream, by.actor, { ...event, at: by.at, processInstanceId });
  }

  wakeAfter(tx: Transaction): void {
    tx.afterCommit(() => this.dueWork.wake());
  }
}
