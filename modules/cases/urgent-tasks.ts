import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../kernel/index.js';
import { TaskTypes, checkVariables, refuseVariable, type TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';
import { DispatchTasks } from './dispatch-tasks.js';
import { UrgentDeadlines } from './urgent-deadlines.js';
import { ArriveEntries, HandOverEntries, RespondEntries, UrgentDispatchEntries } from './urgent-task-shapes.js';

type Told = Promise<Record<string, unknown>>;

/** 紧急: several units at once, the police, response and arrival. */
@Injectable()
export class UrgentTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly dispatching: DispatchTasks,
    private readonly deadlines: UrgentDeadlines,
  ) {}

  onModuleInit(): void {
    this.types.register('dispatch-urgent', (completion) => this.dispatch(completion));
    this.types.register('hand-over', (completion) => this.handOver(completion));
    this.types.register('respond', (completion) => this.respond(completion));
    this.types.register('arrive', (completion) => this.arrive(completion));
  }

  /** Without any unit the police alone take it; the centre then answers the citizen. */
  private async dispatch(completion: TaskCompletion): Told {
    const { police = false, leadUnit, coUnits = [] } = checkVariables(UrgentDispatchEntries, completion.variables);
    if (!leadUnit && coUnits.length > 0) refuseVariable('leadUnit', 'Name the unit that answers the citizen.');
    const deadlines = await this.deadlines.of(completion);
    if (police && !leadUnit) return this.toPoliceAlone(completion, deadlines);
    const told = await this.dispatching.dispatch(completion);
    return { ...told, police, responders: [told.leadUnit, ...(told.coUnits as string[])], deadlines };
  }

  private async toPoliceAlone({ tx, by, task, variables }: TaskCompletion, deadlines: object): Told {
    if (task.caseId) {
      const change = { status: 'dispatched', dispatchedAt: by.at } as const;
      const count = await this.store.count(tx, task.caseId, 'dispatches', change);
      this.store.record(tx, task.caseId, by, 'case.dispatched', { police: true, count });
    }
    return { ...variables, leadUnit: null, coUnits: [], police: true, responders: [], deadlines };
  }

  private async handOver({ tx, by, task, variables }: TaskCompletion): Told {
    const { receiptNumber, receivedBy = null, handOverNote = null } = checkVariables(HandOverEntries, variables);
    if (!task.caseId) return variables;
    await tx.query(
      `INSERT INTO case_transfer (id, case_id, receiver, receipt_number, received_by, note, handed_at, handed_by)
       VALUES ($1, $2, '110', $3, $4, $5, $6, $7)`,
      [...[newId(), task.caseId, receiptNumber, receivedBy, handOverNote], ...[by.at, by.actor.username]],
    );
    this.store.record(tx, task.caseId, by, 'case.handed-over', {
      receiver: '110',
      receiptNumber,
      receivedBy,
      handOverNote,
    });
    return variables;
  }

  private async respond({ tx, by, task, variables }: TaskCompletion): Told {
    const { responseNote } = checkVariables(RespondEntries, variables);
    if (!task.caseId) return variables;
    this.store.change(tx, task.caseId, { status: 'in-hand' });
    this.store.record(tx, task.caseId, by, 'case.responded', { responseNote, unit: by.actor.unitCode });
    return variables;
  }

  private async arrive({ tx, by, task, variables }: TaskCompletion): Told {
    const { arrivedPlace, arrivalNote } = checkVariables(ArriveEntries, variables);
    if (task.caseId) {
      const unit = by.actor.unitCode;
      this.store.record(tx, task.caseId, by, 'case.arrived', { arrivedPlace, arrivalNote, unit });
    }
    return variables;
  }
}
