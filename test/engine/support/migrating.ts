import { migrateSnapshot, type Candidate } from '../../../modules/process-engine/migration/migrate-snapshot.js';
import type { Verdict } from '../../../modules/process-engine/migration/verdict.js';
import { ProcessRun } from '../../../modules/process-engine/run/process-run.js';
import type { Snapshot } from '../../../modules/process-engine/run/snapshot.js';
import { program } from './diagrams.js';
import { drive, type Answer } from './drive.js';

/** When the instances of `drive` began. */
const BEGAN = new Date('2026-03-02T01:00:00Z');
/** When they are migrated: an hour later. */
export const LATER = new Date('2026-03-02T02:00:00Z');

export interface Migrated extends Verdict {
  candidate: Candidate | null;
  before: Snapshot;
  /** Remarks as `cause@element`. */
  said: string[];
  /** Goes on in the new version: answers waits in turn, tells what waits then, or how it ended. */
  goOn(...elementIds: string[]): Promise<string>;
}

/** An instance of one version, driven to some point and taken over into another. */
export async function migrate(
  from: string,
  to: string,
  given: { variables?: object; answers?: readonly Answer[]; mapping?: Record<string, string> } = {},
): Promise<Migrated> {
  const [source, target] = [await program(from), await program(to)];
  const { run } = await drive(from, given.variables, given.answers);
  const before = structuredClone(run.snapshot());
  const openedAt = new Map(run.openWaits().map(({ executionId }) => [executionId, BEGAN]));
  const passage = { source, target, mapping: given.mapping, stored: before, now: LATER, openedAt, startedAt: BEGAN };
  const result = await migrateSnapshot(passage);
  const goOn = async (...elementIds: string[]): Promise<string> => {
    if (!result.candidate) throw new Error(JSON.stringify(result.reasons));
    let next = await ProcessRun.recover(target, result.candidate.snapshot);
    let ended: string | null = null;
    for (const id of elementIds) {
      const wait = next.openWaits().find(({ elementId }) => elementId === id);
      if (!wait) throw new Error(`${id} does not wait: ${waiting(next)}`);
      ({ ended } = next.answer(LATER, wait.executionId, {}));
      if (!ended) next = await ProcessRun.recover(target, structuredClone(next.snapshot()));
    }
    return ended ?? waiting(next);
  };
  const said = [...result.notes, ...result.reasons].map(({ cause, elementId }) => `${cause}@${elementId}`);
  return { ...result, before, said, goOn };
}

const waiting = (run: ProcessRun): string =>
  run
    .openWaits()
    .map(({ elementId }) => elementId)
    .sort()
    .join();
