import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock, SYSTEM } from '../../kernel/index.js';
import { Family } from '../family.js';
import { IncidentBook } from '../incidents/incident-book.js';
import type { Command, ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ProcessFault } from '../run/process-fault.js';

/** A timer whose instant has come, as it was claimed. */
export interface DueTimer {
  /** Names the wait among all. */
  key: string;
  instanceId: string;
  executionId: string;
  elementId: string;
  dueAt: Date;
}

const KEY = `w.instance_id || ' ' || w.execution_id`;

const DUE = `
  FROM process_wait w JOIN process_instance i ON i.id = w.instance_id JOIN process_instance root ON root.id = i.root_id
  WHERE w.kind = 'timer' AND NOT w.held AND i.status = 'active'`;

/** The oldest due timer whose family nobody holds: neither a busy family nor another worker is waited for. */
const CLAIM = `
  SELECT ${KEY} AS key, w.instance_id AS "instanceId", w.execution_id AS "executionId", w.element_id AS "elementId",
    w.due_at AS "dueAt"
  ${DUE} AND w.due_at <= $1 AND NOT (${KEY} = ANY($2::text[]))
  ORDER BY w.due_at LIMIT 1 FOR UPDATE OF root SKIP LOCKED`;

/** When the next timer falls due, leaving out the timers of $1. */
export const NEXT_DUE = `
  SELECT w.due_at AS next ${DUE} AND NOT (${KEY} = ANY($1::text[])) ORDER BY w.due_at LIMIT 1`;

/** Fires one timer inside a transaction that holds its family, or sets down why it cannot be fired. */
@Injectable()
export class TimerFiring {
  constructor(
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly incidents: IncidentBook,
    private readonly clock: Clock,
  ) {}

  /** Takes the oldest timer due at `now` that no other transaction works on; null when there is none. */
  async claim(tx: Transaction, now: Date, except: string[]): Promise<DueTimer | null> {
    const [timer] = await tx.query<DueTimer>(CLAIM, [now, except]);
    return timer ?? null;
  }

  /** Answers false when somebody was first. */
  async fire(tx: Transaction, timer: DueTimer): Promise<boolean> {
    const instance = await this.stillDue(tx, timer);
    if (!instance) return false;
    await this.family.run(tx, instance, commandOf(timer), this.by());
    return true;
  }

  /** Turns a timer that cannot be fired into an incident; its wait rests until an administrator retries. */
  async giveUp(tx: Transaction, timer: DueTimer, reason: string): Promise<void> {
    const instance = await this.stillDue(tx, timer);
    if (!instance) return;
    const fault = new ProcessFault(timer.elementId, `the timer cannot be fired: ${reason}`);
    await this.incidents.raise(tx, instance, { fault, command: commandOf(timer), by: this.by() });
  }

  private async stillDue(tx: Transaction, timer: DueTimer): Promise<ProcessInstance | null> {
    const { instanceId, executionId, dueAt } = timer;
    const [instance, waits] = await Promise.all([
      this.store.lock(tx, instanceId, true),
      tx.query(`SELECT 1 FROM process_wait WHERE instance_id = $1 AND execution_id = $2 AND due_at = $3 AND NOT held`, [
        instanceId,
        executionId,
        dueAt,
      ]),
    ]);
    return instance?.status === 'active' && waits.length > 0 ? instance : null;
  }

  private by() {
    return { actor: SYSTEM, at: this.clock.now() };
  }
}

const commandOf = ({ executionId }: DueTimer): Command => ({
  kind: 'answer',
  executionId,
  variables: {},
  because: 'timer.fired',
});
