import { isDeepStrictEqual } from 'node:util';
import type { NodeState } from '../run/node.js';
import type { Snapshot } from '../run/snapshot.js';
import { UndoRefused } from './turn-undo.js';

/** The part of an instance's state that turns change. */
export type TurnState = Pick<Snapshot, 'nodes' | 'waits' | 'variables'>;

/** One place of the state that a turn changed; what was not there, or is not any more, is left out. */
export interface Change {
  path: string[];
  before?: unknown;
  after?: unknown;
}

type Branch = Record<string, unknown>;

/** A copy of its own, as it would be read from the database. */
export const stateOf = ({ nodes, waits, variables }: TurnState): TurnState =>
  JSON.parse(JSON.stringify({ nodes, waits, variables })) as TurnState;

/** What changed between two states, each change as small as parallel branches need it to be. */
export function differenceOf(before: unknown, after: unknown, path: string[] = []): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isDivided(path) || !isBranch(before) || !isBranch(after)) return [{ path, before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differenceOf(before[key], after[key], [...path, key]));
}

/**
 * The state without what a turn did to it. Counts are counted back; everything else must be as the turn left it, or
 * `UndoRefused` is thrown.
 */
export function withoutChanges(state: TurnState, changes: readonly Change[]): TurnState {
  const restored = stateOf(state);
  for (const change of changes) undo(restored, change);
  for (const [id, node] of Object.entries(restored.nodes)) assertHome(restored, { ...node, id });
  const isHomeless = Object.values(restored.waits).some(({ host }) => !(host in restored.nodes));
  if (isHomeless) throw new UndoRefused('process-went-on');
  return restored;
}

function undo(state: Branch, { path, before, after }: Change): void {
  const key = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((branch, name) => (isBranch(branch) ? branch[name] : null), state);
  if (!isBranch(holder)) throw refusal(path);
  const value = isCount(path) ? counted(holder[key], { path, before, after }) : before;
  if (!isCount(path) && !isDeepStrictEqual(holder[key], after)) throw refusal(path);
  if (value === undefined) delete holder[key];
  else holder[key] = value;
}

/** A count without what the turn added to it; tokens that rest nowhere are not listed. */
function counted(now: unknown, { path, before, after }: Change): number | undefined {
  const value = Number(now ?? 0) - (Number(after ?? 0) - Number(before ?? 0));
  if (value < 0) throw refusal(path);
  return value === 0 && path[2] === 'resting' ? undefined : value;
}

/** What was inside a scope that is over meanwhile cannot come back. */
function assertHome({ nodes }: TurnState, { parent }: NodeState): void {
  if (parent !== null && !(parent in nodes)) throw new UndoRefused('process-went-on');
}

/** Places that branches beside each other change independently of each other. */
function isDivided([part, id, field, inner]: string[]): boolean {
  if (inner !== undefined) return part === 'nodes' && field === 'loop' && inner === 'outputs';
  if (field !== undefined) return part === 'nodes' ? ['resting', 'loop'].includes(field) : id === 'local';
  return id === undefined || part !== 'waits';
}

const isCount = ([part, , field, inner]: string[]): boolean =>
  part === 'nodes' &&
  ((field === 'resting' && inner !== undefined) ||
    (field === 'loop' && ['started', 'completed'].includes(inner ?? '')));

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

const refusal = ([part]: string[]): UndoRefused =>
  new UndoRefused(part === 'variables' ? 'variables-changed' : 'process-went-on');
