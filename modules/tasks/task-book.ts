import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, instantOf } from '../kernel/index.js';
import { Modes } from '../modes/index.js';
import { caseOf, EngineExtensions, type StepContext, type StepListener } from '../process-engine/index.js';
import { candidatesOf } from './candidates.js';
import { SignatureBook } from './signatures/signature-book.js';
import { atDesk } from './replaced-desks.js';
import { TaskPeople } from './task-people.js';
import { TaskStore } from './task-store.js';
import { NOTHING_DONE_YET, TASK_COLUMNS, type Task } from './task.js';

type OpenedWait = StepContext['step']['opened'][number];

/** Keeps the list of open tasks in step with the processes. */
@Injectable()
export class TaskBook implements StepListener, OnModuleInit {
  constructor(
    private readonly extensions: EngineExtensions,
    private readonly store: TaskStore,
    private readonly people: TaskPeople,
    private readonly signatures: SignatureBook,
    private readonly modes: Modes,
  ) {}

  onModuleInit(): void {
    this.extensions.addListener(this);
    this.extensions.mirrors.push({
      kind: 'user-task',
      list: (tx, instanceId) => this.store.openExecutions(tx, instanceId),
    });
  }

  async onStep(context: StepContext): Promise<void> {
    await this.cancelClosed(context);
    const opened = context.step.opened.filter(({ kind }) => kind === 'user-task');
    if (opened.length > 0) await this.open(context, opened);
  }

  /** Tasks whose step is over although nobody completed them. */
  private async cancelClosed({ tx, by, instance, step, answered }: StepContext): Promise<void> {
    const closed = step.closed.filter((executionId) => executionId !== answered);
    if (closed.length === 0) return;
    const cancelled = await tx.query<Task>(
      `UPDATE task t SET state = 'cancelled', ended_at = $3, revision = revision + 1
       WHERE t.instance_id = $1 AND t.execution_id = ANY($2) AND t.state = 'open' RETURNING ${TASK_COLUMNS}`,
      [instance.id, closed, by.at],
    );
    this.signatures.endWith(tx, cancelled);
    for (const task of cancelled) this.store.record(tx, task, by.actor, { type: 'task.cancelled', at: by.at });
  }

  private async open(context: StepContext, waits: OpenedWait[]): Promise<void> {
    const { tx, by } = context;
    const mode = this.modes.at(by.at);
    const opened = waits.map((wait) => atDesk(describe(context, wait), mode));
    const tasks = await this.people.of(
      context,
      opened.map(({ task }) => task),
    );
    tx.send(INSERT, [JSON.stringify(tasks)]);
    for (const [index, task] of tasks.entries()) {
      this.store.met(task.id, task.instanceId);
      const { candidateGroups, assignee } = task;
      const data = { candidateGroups, assignee, ...opened[index]?.replaced };
      this.store.record(tx, task, by.actor, { type: 'task.opened', at: by.at, data });
    }
  }
}

const INSERT = `
  INSERT INTO task (id, instance_id, execution_id, stream, case_id, definition_key, element_id, name, type, state, assignee,
    candidate_groups, candidate_users, actions, evidence, form_id, clause, due_at, warn_at, created_at, measure)
  SELECT t.id, "instanceId", "executionId", stream, "caseId", "definitionKey", "elementId", name, type, 'open', assignee,
    "candidateGroups", "candidateUsers", actions, evidence, "formId", clause,
    COALESCE("dueAt", k.due_at), CASE WHEN "dueAt" IS NULL THEN k.warn_at END, "createdAt", t.measure
  FROM json_to_recordset($1) AS t (id uuid, "instanceId" uuid, "executionId" text, stream uuid, "caseId" uuid,
    "definitionKey" text, "elementId" text, name text, type text, assignee text, "candidateGroups" text[],
    "candidateUsers" text[], actions text[], evidence text[], "formId" text, clause text, "dueAt" timestamptz, measure text,
    "createdAt" timestamptz)
  LEFT JOIN LATERAL (SELECT c.due_at, c.warn_at FROM sla_clock c
    WHERE c.case_id = t."caseId" AND c.measure = t.measure AND c.state IN ('running', 'breached') AND c.stopped_at IS NULL
      AND (c.execution_id IS NULL OR (c.process_instance_id, c.execution_id) = (t."instanceId", t."executionId"))
    ORDER BY c.execution_id NULLS LAST LIMIT 1) AS k ON true`;

/** A new task; without a due time of its own it takes that of the clock its step names. */
function describe(context: StepContext, wait: OpenedWait): Task {
  const { instance, model, by } = context;
  const { name, step } = model.element(wait.elementId);
  const caseId = caseOf(context, wait.executionId);
  return {
    ...{ id: newId(), instanceId: instance.id, executionId: wait.executionId, stream: instance.stream, caseId },
    ...{ definitionKey: instance.definitionKey, elementId: wait.elementId, name: name || wait.elementId },
    ...{ type: step.type ?? null, actions: step.actions, evidence: step.evidence, clause: step.clause ?? null },
    ...{ ...assignmentOf(context, wait), measure: step.taskClock?.measure ?? step.due ?? null },
    ...{ state: 'open', createdAt: by.at, endedAt: null, endedBy: null, outcome: null, revision: 1 },
    ...NOTHING_DONE_YET,
  };
}

/** Who may do the task, with what form, until when. */
function assignmentOf(context: StepContext, { elementId, executionId }: OpenedWait) {
  const { userTask = {} } = context.model.element(elementId);
  const value = (expression: string | undefined) => (expression ? context.evaluate(executionId, expression) : null);
  const assignee = value(userTask.assignee);
  return {
    assignee: typeof assignee === 'string' ? assignee : null,
    delegatedBy: null,
    ...candidatesOf(userTask, (text) => context.evaluate(executionId, text)),
    formId: userTask.formId ?? null,
    dueAt: instantOf(value(userTask.dueDate)),
    warnAt: null,
  };
}
