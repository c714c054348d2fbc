import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import {
  EngineExtensions,
  type MigrationContext,
  type MigrationListener,
  type ReturnContext,
  type UserTaskModel,
} from '../process-engine/index.js';
import { candidatesOf } from './candidates.js';
import { TaskStore, type TaskShape } from './task-store.js';
import type { Task } from './task.js';

/** A task before and after it followed its instance. */
interface Followed {
  id: string;
  before: TaskShape;
  after: TaskShape;
}

type Carried = MigrationContext['carried'][number];

/**
 * Open tasks follow their instance into another version: who has them, comments and due time stay; element, name, form,
 * verbs and evidence are those of the new version. Candidates change only where the diagram changed them, so that a task
 * that people handed to others stays with these.
 */
@Injectable()
export class TaskMigration implements MigrationListener, OnModuleInit {
  readonly name = 'tasks';

  constructor(
    private readonly extensions: EngineExtensions,
    private readonly store: TaskStore,
  ) {}

  onModuleInit(): void {
    this.extensions.migrationListeners.push(this);
  }

  async follow(context: MigrationContext): Promise<Followed[]> {
    const followed: Followed[] = [];
    const carried = context.carried.filter(({ kind }) => kind === 'user-task');
    for (const task of await this.openTasks(context.tx, context.instance.id)) {
      const wait = carried.find(({ executionId }) => executionId === task.executionId);
      const before = shapeOf(task);
      const after = wait ? shapeIn(context, wait, before) : before;
      if (isEqual(before, after)) continue;
      const changes = Object.keys(after).filter(
        (key) => !isEqual(before[key as keyof TaskShape], after[key as keyof TaskShape]),
      );
      this.reshape(context, { ...task, ...after }, { type: 'task.migrated', changes });
      followed.push({ id: task.id, before, after });
    }
    return followed;
  }

  async goBack(context: ReturnContext, kept: unknown): Promise<void> {
    const followed = Array.isArray(kept) ? (kept as Followed[]) : [];
    for (const task of await this.openTasks(context.tx, context.instance.id)) {
      const { before, after } = followed.find(({ id }) => id === task.id) ?? {};
      if (!before) continue;
      const isHanded = !isEqual(candidatesIn(shapeOf(task)), candidatesIn(after ?? before));
      const shape = { ...before, ...(isHanded && candidatesIn(shapeOf(task))) };
      this.reshape(context, { ...task, ...shape }, { type: 'task.migration-undone', changes: Object.keys(shape) });
    }
  }

  private openTasks(tx: Transaction, instanceId: string): Promise<Task[]> {
    return this.store.lockOpen(tx, instanceId);
  }

  private reshape({ tx, by }: ReturnContext, task: Task, { type, changes }: { type: string; changes: string[] }): void {
    this.store.reshape(tx, task);
    this.store.record(tx, task, by.actor, { type, at: by.at, data: { changes } });
  }
}

/** What the diagram says of the task in the new version. */
function shapeIn(context: MigrationContext, { executionId, from, to }: Carried, before: TaskShape): TaskShape {
  const [old, { id, name, step, userTask = {} }] = [context.from.element(from), context.to.element(to)];
  const { type = null, clause = null, actions, evidence } = step;
  const isSame = isEqual(namesOf(old.userTask), namesOf(userTask));
  return {
    ...{ elementId: id, name: name || id, type, clause, actions, evidence, formId: userTask.formId ?? null },
    ...(isSame ? candidatesIn(before) : candidatesOf(userTask, (text) => context.evaluate(executionId, text))),
  };
}

const namesOf = (userTask: UserTaskModel = {}) => [userTask.candidateGroups, userTask.candidateUsers];

const candidatesIn = ({ candidateGroups, candidateUsers }: TaskShape) => ({ candidateGroups, candidateUsers });

const shapeOf = ({ elementId, name, type, clause, actions, evidence, formId, ...task }: Task): TaskShape => ({
  ...{ elementId, name, type, clause, actions, evidence, formId },
  ...{ candidateGroups: task.candidateGroups, candidateUsers: task.candidateUsers },
});

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
