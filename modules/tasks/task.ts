export type TaskState = 'open' | 'completed' | 'cancelled';

/** What a person owes: one open user task of one process instance. */
export interface Task {
  id: string;
  instanceId: string;
  executionId: string;
  /** Audit stream it is recorded in. */
  stream: string;
  caseId: string | null;
  definitionKey: string;
  elementId: string;
  name: string;
  /** Kind of work, e.g. `sign` or `reply` (`lx:step type`). */
  type: string | null;
  state: TaskState;
  assignee: string | null;
  /** Who gave it to the assignee and stays answerable. */
  delegatedBy: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  /** Verbs the diagram allows besides completing. */
  actions: string[];
  /** Kinds of attachment required before it can be completed. */
  evidence: string[];
  formId: string | null;
  clause: string | null;
  /** Measure of the clock it is under. */
  measure: string | null;
  dueAt: Date | null;
  /** When its clock raises the yellow card; null without one. */
  warnAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  outcome: string | null;
  revision: number;
  /** The task that waits for it: set for signatures alone, which no token of the process stands for. */
  parentId: string | null;
  /** Signatures it waits for. */
  openSignatures: number;
  /** How often its holder was urged. */
  urgings: number;
  /** Who handed it on since it was opened: `unit:<code>` by transfer, `user:<name>` by delegation. */
  handedOn: string[];
  /** The completed task whose work it takes up again. */
  replaces: string | null;
  /** When its completion was taken back. */
  withdrawnAt: Date | null;
}

/** What a task has before anybody did anything with it. */
export const NOTHING_DONE_YET = {
  parentId: null,
  openSignatures: 0,
  urgings: 0,
  handedOn: [] as string[],
  replaces: null,
  withdrawnAt: null,
} satisfies Partial<Task>;

/** Columns of `task t` as a `Task`. */
export const TASK_COLUMNS = `
  t.id, t.instance_id AS "instanceId", t.execution_id AS "executionId", t.stream, t.case_id AS "caseId",
  t.definition_key AS "definitionKey", t.element_id AS "elementId", t.name, t.type, t.state, t.assignee,
  t.delegated_by AS "delegatedBy", t.candidate_groups AS "candidateGroups", t.candidate_users AS "candidateUsers",
  t.actions, t.evidence, t.form_id AS "formId", t.clause, t.measure, t.due_at AS "dueAt", t.warn_at AS "warnAt", t.created_at AS "createdAt",
  t.ended_at AS "endedAt", t.ended_by AS "endedBy", t.outcome, t.revision, t.parent_id AS "parentId", t.open_signatures AS "openSignatures",
  t.urgings, t.handed_on AS "handedOn", t.replaces, t.withdrawn_at AS "withdrawnAt"`;
