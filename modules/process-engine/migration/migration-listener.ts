import type { Transaction } from '../../database/index.js';
import type { By } from '../extensions.js';
import type { ProcessInstance } from '../instances/instance.js';
import type { ProcessModel } from '../model/index.js';
import type { Values } from '../run/variables.js';
import type { WaitKind } from '../run/wait.js';

/** What a listener learns of one instance that changes its version, before it is durable. */
export interface MigrationContext {
  tx: Transaction;
  by: By;
  /** As it is in the new version. */
  instance: ProcessInstance;
  from: ProcessModel;
  to: ProcessModel;
  /** Waits that go on, with their elements in both versions. */
  carried: { executionId: string; kind: WaitKind; from: string; to: string }[];
  /** Value of an expression at an open wait, in the new version. */
  evaluate(executionId: string, expression: string): unknown;
  variables: Values;
}

/** What a listener learns of one instance that goes back to its old version. */
export type ReturnContext = Pick<MigrationContext, 'tx' | 'by' | 'instance' | 'variables'>;

/** Higher modules keep rows that follow an instance into another version: tasks, holders. User tasks are never dropped. */
export interface MigrationListener {
  /** Names what is kept among that of others; never changes. */
  readonly name: string;
  /** Follows; answers what is needed to go back, as plain JSON. */
  follow(context: MigrationContext): Promise<unknown>;
  /** Goes back with what `follow` answered. */
  goBack(context: ReturnContext, kept: unknown): Promise<void>;
}
