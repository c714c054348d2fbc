import type { Adoption } from '../run/adoption.js';
import type { Program } from '../run/program.js';
import { ProcessFault } from '../run/process-fault.js';
import { ProcessRun } from '../run/process-run.js';
import { Nodes } from '../run/nodes.js';
import type { Snapshot, StoredSnapshot } from '../run/snapshot.js';
import type { OpenWait } from '../run/step.js';
import { upgradeSnapshot } from '../run/upgrade-snapshot.js';
import { carryNodes } from './carry-nodes.js';
import { ScopeCarrier } from './carry-scopes.js';
import { WaitCarrier } from './carry-waits.js';
import { compareWaits, hostOf } from './compare-waits.js';
import { ElementMapping, type GivenMapping } from './element-mapping.js';
import { starvedJoins } from './starved-joins.js';
import { Remarks, type Verdict } from './verdict.js';

/** A state and where it is to go. */
export interface Passage {
  source: Program;
  target: Program;
  mapping?: GivenMapping;
  stored: StoredSnapshot;
  now: Date;
  /** When the waits began, by execution id, and the instance; from there changed and new timers count. */
  openedAt: ReadonlyMap<string, Date>;
  startedAt: Date;
}

/** The state in the other version, with all that it waits for there. */
export interface Candidate {
  snapshot: Snapshot;
  waits: OpenWait[];
  /** When each wait began. */
  openedAt: ReadonlyMap<string, Date>;
  /** Waits that were there before, with their elements in the old and the new version. */
  carried: { executionId: string; kind: OpenWait['kind']; from: string; to: string }[];
  /** Execution ids of those that are dropped. */
  closed: string[];
  /** Something can happen at once in the new version: a condition holds, a join is complete. */
  movesOn: boolean;
}

/**
 * Takes a state over into another version, as a copy: nothing moves. Answers no candidate when it cannot be, and why. A
 * candidate has been loaded, all its waits described and a turn tried in the new version.
 */
export async function migrateSnapshot(passage: Passage): Promise<Verdict & { candidate: Candidate | null }> {
  const remarks = new Remarks();
  const candidate = await new SnapshotMigration(passage, remarks).run();
  const { verdict } = remarks;
  return { ...verdict, candidate: verdict.verdict === 'refused' ? null : candidate };
}

class SnapshotMigration {
  private readonly mapping: ElementMapping;

  constructor(
    private readonly passage: Passage,
    private readonly remarks: Remarks,
  ) {
    this.mapping = new ElementMapping(passage.source.model, passage.target.model, passage.mapping);
  }

  async run(): Promise<Candidate | null> {
    const { source, stored } = this.passage;
    const { snapshot, pending } = upgradeSnapshot(source.model, stored);
    for (const { elementId } of pending)
      this.remarks.refuse(
        elementId,
        'not-at-rest',
        'the state is of an earlier release and has work left; let it take a step',
      );
    const before = await openWaits(source, snapshot);
    const adoption = this.carry(snapshot);
    if (!adoption) return null;
    return this.proven(snapshot, { before, adoption });
  }

  private isRefused(): boolean {
    return this.remarks.reasons.length > 0;
  }

  /** Changes the copy in place; null when it cannot go on. */
  private carry(snapshot: Snapshot): Adoption | null {
    const { source, target } = this.passage;
    const nodes = new Nodes(source.model, snapshot);
    const starvedBefore = [...starvedJoins(source.model, nodes)].map((id) => this.mapping.to(id));
    const adoption = new WaitCarrier(this.mapping, this.remarks).carry(snapshot.waits, nodes);
    carryNodes(nodes, this.mapping, this.remarks);
    if (this.isRefused()) return null;
    new ScopeCarrier(this.mapping, this.remarks).carry(nodes);
    if (this.isRefused()) return null; // tokens lie on flows that the new version does not have
    for (const id of starvedJoins(target.model, nodes))
      if (!starvedBefore.includes(id))
        this.remarks.refuse(id, 'join-starved', 'it would wait for a token that no way leads here any more');
    return this.isRefused() ? null : adoption;
  }

  /** Loads the copy in the new version and looks whether it can live there. */
  private async proven(
    snapshot: Snapshot,
    { before, adoption }: { before: OpenWait[]; adoption: Adoption },
  ): Promise<Candidate | null> {
    try {
      const since = this.beginnings(before);
      const run = await ProcessRun.recover(this.passage.target, snapshot);
      run.adopt(this.passage.now, adoption, since);
      const waits = run.openWaits();
      const result = run.snapshot();
      run.release();
      this.refuseIdle(result);
      compareWaits([before, waits], since, this.remarks);
      const movesOn = await this.movesOn(result);
      return { snapshot: result, waits, movesOn, ...this.changes(before, waits, since) };
    } catch (error) {
      if (!(error instanceof ProcessFault)) throw error;
      this.remarks.refuse(error.elementId, 'cannot-go-on', error.message);
      return null;
    }
  }

  /** When each node began, as far as its waits tell. */
  private beginnings(before: OpenWait[]): Map<string, Date> {
    const since = new Map<string, Date>([['root', this.passage.startedAt]]);
    for (const { executionId, scopeIds } of before) {
      const host = hostOf({ scopeIds });
      const opened = this.passage.openedAt.get(executionId);
      const known = since.get(host);
      if (opened && (!known || opened < known)) since.set(host, opened);
    }
    return since;
  }

  /** Every token must wait for something, be undone, or rest. */
  private refuseIdle(snapshot: Snapshot): void {
    const nodes = new Nodes(this.passage.target.model, structuredClone(snapshot));
    const hosts = new Set(Object.values(snapshot.waits).map(({ host }) => host));
    for (const node of nodes.all()) {
      const rests = Object.keys(node.resting ?? {}).length > 0;
      if (nodes.hasChildren(node) || hosts.has(node.id) || rests || node.undoing) continue;
      this.remarks.refuse(node.element, 'wait-changed', 'nothing would be left to wait for here');
    }
  }

  /** Tries a turn that does nothing on a copy of the copy. */
  private async movesOn(snapshot: Snapshot): Promise<boolean> {
    const run = await ProcessRun.recover(this.passage.target, snapshot);
    const { events, ended } = run.setVariables(this.passage.now, {});
    if (!ended) run.release();
    const [first] = events;
    if (first) this.remarks.note(first.elementId, 'moves-on', 'the instance goes on from here at once');
    return first !== undefined;
  }

  private changes(before: OpenWait[], after: OpenWait[], since: ReadonlyMap<string, Date>) {
    const { now, openedAt } = this.passage;
    const was = new Map(before.map((wait) => [wait.executionId, wait.elementId]));
    const is = new Set(after.map(({ executionId }) => executionId));
    return {
      carried: after.flatMap(({ executionId, kind, elementId }) => {
        const from = was.get(executionId);
        return from === undefined ? [] : { executionId, kind, from, to: elementId };
      }),
      closed: [...was.keys()].filter((executionId) => !is.has(executionId)),
      openedAt: new Map(
        after.map(({ executionId, scopeIds }) => [
          executionId,
          openedAt.get(executionId) ?? since.get(hostOf({ scopeIds })) ?? now,
        ]),
      ),
    };
  }
}

/** What a state waits for in its own version. */
async function openWaits(program: Program, snapshot: Snapshot): Promise<OpenWait[]> {
  const run = await ProcessRun.recover(program, snapshot);
  const waits = run.openWaits();
  run.release();
  return waits;
}
