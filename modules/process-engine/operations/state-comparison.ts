import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { EngineExtensions } from '../extensions.js';
import type { ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ProgramLibrary } from '../program-library.js';
import { ProcessRun } from '../run/process-run.js';

/** Where the stored state of an instance and a table that mirrors it disagree. */
export interface Difference {
  instanceId: string;
  elementId: string;
  /** What stands only in the snapshot, only in the waits, or only in a list kept by a higher module. */
  what: string;
}

/** One instance against the rows that mirror it. */
@Injectable()
export class StateComparison {
  constructor(
    private readonly programs: ProgramLibrary,
    private readonly store: InstanceStore,
    private readonly extensions: EngineExtensions,
  ) {}

  async compare(tx: Transaction, instance: ProcessInstance): Promise<Difference[]> {
    const { snapshot, variables, id, definitionId } = instance;
    if (!snapshot) return [];
    const run = await ProcessRun.recover(await this.programs.get(tx, definitionId), { ...snapshot, variables });
    const expected = new Map(run.openWaits().map((wait) => [wait.executionId, wait]));
    const stored = await this.store.waitsOf(tx, id);
    const at = (elementId: string, what: string): Difference => ({ instanceId: id, elementId, what });
    const missing = [...expected.values()]
      .filter(({ executionId, dueAt }) => !stored.some((row) => isSame(row, { executionId, dueAt })))
      .map(({ elementId, kind }) => at(elementId, `the wait for ${kind} has no row`));
    const extra = stored
      .filter(({ executionId }) => !expected.has(executionId))
      .map(({ elementId, kind }) => at(elementId, `the row that waits for ${kind} has no state`));
    const held = stored.filter((row) => row.held).map(({ executionId }) => executionId);
    return [...missing, ...extra, ...(await this.compareMirrors(tx, id, [[...expected.values()], held]))];
  }

  /** Lists that higher modules keep of certain waits: open tasks. One whose answer is held by an incident is over there. */
  private async compareMirrors(
    tx: Transaction,
    id: string,
    [waits, held]: [{ executionId: string; elementId: string; kind: string }[], string[]],
  ): Promise<Difference[]> {
    const differences: Difference[] = [];
    for (const { kind, list } of this.extensions.mirrors) {
      const expected = waits.filter((wait) => wait.kind === kind);
      const listed = await list(tx, id);
      for (const { elementId, executionId } of expected)
        if (!listed.includes(executionId) && !held.includes(executionId))
          differences.push({ instanceId: id, elementId, what: `no open ${kind} is listed` });
      for (const executionId of listed.filter((one) => !expected.some((wait) => wait.executionId === one)))
        differences.push({
          instanceId: id,
          elementId: executionId,
          what: `an open ${kind} is listed that nothing waits for`,
        });
    }
    return differences;
  }
}

const isSame = (
  row: { executionId: string; dueAt: Date | null },
  wait: { executionId: string; dueAt?: Date },
): boolean =>
  row.executionId === wait.executionId && (row.dueAt?.getTime() ?? null) === (wait.dueAt?.getTime() ?? null);
