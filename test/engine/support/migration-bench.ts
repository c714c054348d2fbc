import { SlaModule } from '../../../modules/sla/index.js';
import { CompleteTask } from '../../../modules/tasks/complete-task.service.js';
import { TasksModule } from '../../../modules/tasks/index.js';
import type { Actor } from '../../../modules/kernel/index.js';
import { ProcessDefinitions } from '../../../modules/process-definitions/index.js';
import {
  MigrationPlans,
  type PlanDraft,
} from '../../../modules/process-definitions/instance-migrations/migration-plans.service.js';
import type { MigrationCase } from '../../../modules/process-definitions/instance-migrations/migration-plan.js';
import { OrderMigration } from '../../../modules/process-definitions/instance-migrations/order-migration.service.js';
import { PlanStore } from '../../../modules/process-definitions/instance-migrations/plan-store.js';
import { EngineBench } from './engine.js';

const someone = (id: string): Actor => ({
  ...{ kind: 'user', id, username: id, name: id, unitCode: null, roles: ['system-administrator'] },
});

/** Who draws up plans, and who approves them. */
export const AUTHOR = someone('author');
const APPROVER = someone('approver');

/** A row of the task list. */
export interface TaskRow {
  id: string;
  elementId: string;
  name: string;
  type: string | null;
  actions: string[];
  candidateGroups: string[];
  assignee: string | null;
  dueAt: Date | null;
  revision: number;
}

/** Plans on a real engine with real tasks and clocks. */
export class MigrationBench {
  constructor(readonly engine: EngineBench) {}

  static async open(): Promise<MigrationBench> {
    return new MigrationBench(await EngineBench.open([SlaModule, TasksModule]));
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  /** Publishes the versions of a process, one after the other. */
  async publish(...versions: string[]): Promise<void> {
    for (const xml of versions) await this.engine.publish(xml);
  }

  /** Draws up a plan into the newest version of a process. */
  async plan(key: string, draft: Partial<PlanDraft> = {}): Promise<{ definitionId: string; planId: string }> {
    const [newest] = (await this.engine.get(ProcessDefinitions).list(key, { limit: 1 })).items;
    return this.planInto(newest?.id ?? '', draft);
  }

  /** Draws up a plan into a version. */
  async planInto(
    definitionId: string,
    draft: Partial<PlanDraft> = {},
  ): Promise<{ definitionId: string; planId: string }> {
    const { id: planId } = await this.engine.database.transaction((tx) =>
      this.engine.get(MigrationPlans).create(tx, definitionId, { mapping: {}, filter: {}, ...draft }, AUTHOR),
    );
    return { definitionId, planId };
  }

  /** Orders one step of a plan; workers have done it when this answers. */
  async order(
    what: 'dryRun' | 'approve' | 'apply' | 'undo',
    at: { definitionId: string; planId: string },
  ): Promise<void> {
    const by = what === 'approve' ? APPROVER : AUTHOR;
    await this.engine.database.transaction((tx) => this.engine.get(OrderMigration)[what](tx, at, by));
    await this.engine.runDue();
  }

  /** A whole plan, up to its application. */
  async migrate(key: string, draft: Partial<PlanDraft> = {}) {
    const at = await this.plan(key, draft);
    for (const what of ['dryRun', 'approve', 'apply'] as const) await this.order(what, at);
    return at;
  }

  async case(planId: string, instanceId: string): Promise<MigrationCase> {
    const { items } = await this.engine.get(PlanStore).cases(planId, {}, { limit: 200 });
    const found = items.find((each) => each.instanceId === instanceId);
    if (!found) throw new Error(`${instanceId} is not in the plan`);
    return found;
  }

  tasks(instanceId: string): Promise<TaskRow[]> {
    return this.engine.database.query<TaskRow>(
      `SELECT id, element_id AS "elementId", name, type, actions, candidate_groups AS "candidateGroups", assignee,
         due_at AS "dueAt", revision FROM task WHERE instance_id = $1 AND state = 'open' ORDER BY id`,
      [instanceId],
    );
  }

  /** Completes the open task of an instance as a person does. */
  async complete(instanceId: string): Promise<unknown> {
    const [task] = await this.tasks(instanceId);
    return this.engine.get(CompleteTask).execute(AUTHOR, { taskId: task?.id ?? '', variables: {} });
  }

  /** All that is stored of an instance: its row, its waits, its open tasks; `revision` aside. */
  async stored(instanceId: string): Promise<string> {
    const [row] = await this.engine.database.query<{ text: string }>(
      `SELECT (to_jsonb(i) - 'revision')::text
         || (SELECT jsonb_agg(to_jsonb(w) ORDER BY execution_id)::text FROM process_wait w WHERE instance_id = i.id)
         || COALESCE((SELECT jsonb_agg(to_jsonb(t) - 'revision' ORDER BY id)::text FROM task t WHERE instance_id = i.id), '')
         AS text FROM process_instance i WHERE id = $1`,
      [instanceId],
    );
    return row?.text ?? '';
  }
}
