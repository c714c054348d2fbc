import type { ProcessModel } from '../model/index.js';
import type { NodeState } from '../run/node.js';
import { ProcessRun } from '../run/process-run.js';
import type { Program } from '../run/program.js';
import type { OpenWait, ProcessStep, StepEvent } from '../run/step.js';
import type { WaitState } from '../run/wait.js';
import { differenceOf, stateOf, withoutChanges, type Change, type TurnState } from './state-difference.js';
import { UndoRefused, type TurnUndo, type UndoObstacle } from './turn-undo.js';

/** What a turn that answered a wait is taken back with. */
export function undoOf(
  { before, answered, model }: { before: TurnState; answered: string; model: ProcessModel },
  run: ProcessRun,
  step: ProcessStep,
): Omit<TurnUndo, 'definitionId' | 'revision' | 'notes'> {
  const changes = differenceOf(before, stateOf(run.snapshot()));
  const obstacle = sideEffectOf(model, step) ?? (endsOthers(changes, answered) ? 'others-ended' : null);
  if (obstacle) return { obstacle, changes: [], opened: [], variables: [] };
  const variables = changes.flatMap(({ path }) => (isRootVariable(path) ? (path[2] ?? []) : []));
  return { obstacle, changes, opened: step.opened.map(({ executionId }) => executionId), variables };
}

/** The instance as if a turn had not been, and the step that leads there. Throws `UndoRefused`. */
export async function undone(
  program: Program,
  run: ProcessRun,
  { changes, revision }: TurnUndo,
  now: number,
): Promise<{ run: ProcessRun; step: ProcessStep }> {
  if (now !== revision && hasInclusiveJoin(program.model)) throw new UndoRefused('inclusive-join');
  const [snapshot, open] = [run.snapshot(), run.openWaits()];
  const restored = await ProcessRun.recover(program, { ...snapshot, ...withoutChanges(snapshot, changes) });
  return { run: restored, step: stepBetween(open, restored.openWaits(), eventsOf(changes)) };
}

/** Where what happened cannot be put back: it left the instance. */
function sideEffectOf(model: ProcessModel, step: ProcessStep): UndoObstacle | null {
  if (step.ended) return 'instance-ended';
  if (step.thrown.length > 0) return 'message-thrown';
  if (step.closedCalls.length > 0 || step.opened.some(({ kind }) => kind === 'call')) return 'process-called';
  const entered = step.events.filter(({ type }) => type === 'element.entered');
  return entered.some(({ elementId }) => isService(model, elementId)) ? 'service-called' : null;
}

function isService(model: ProcessModel, elementId: string): boolean {
  const element = model.elements.get(elementId);
  return Boolean(element?.taskType ?? element?.decision);
}

/** Whether tasks of others ended with it: they would have lost their holders and remarks. */
const endsOthers = (changes: Change[], answered: string): boolean =>
  changes.some(
    ({ path: [part, id], before, after }) =>
      part === 'waits' && id !== answered && after === undefined && (before as WaitState).kind === 'user-task',
  );

const isRootVariable = ([part, scope]: string[]): boolean => part === 'variables' && scope === 'root';

/** A gateway that looked whether more tokens can come may have gone on because there was none. */
const hasInclusiveJoin = (model: ProcessModel): boolean =>
  [...model.elements.values()].some(
    ({ type, incoming }) => ['InclusiveGateway', 'ComplexGateway'].includes(type) && incoming.length > 1,
  );

function stepBetween(before: OpenWait[], after: OpenWait[], events: StepEvent[]): ProcessStep {
  const known = new Map(before.map((wait) => [wait.executionId, wait]));
  const isChanged = (wait: OpenWait) => known.get(wait.executionId)?.dueAt?.getTime() !== wait.dueAt?.getTime();
  const kept = new Set(after.map(({ executionId }) => executionId));
  return {
    ...{ events, closedCalls: [], thrown: [], ended: null, stuckAt: [] },
    opened: after.filter((wait) => !known.has(wait.executionId) || isChanged(wait)),
    closed: [...known.keys()].filter((executionId) => !kept.has(executionId)),
  };
}

/** What the turn began is cancelled, what it completed is entered again. */
function eventsOf(changes: Change[]): StepEvent[] {
  const nodes = changes.filter(({ path }) => path[0] === 'nodes' && path.length === 2);
  return nodes.flatMap(({ before, after }): StepEvent[] => [
    ...(before ? [{ type: 'element.entered' as const, elementId: (before as NodeState).element }] : []),
    ...(after ? [{ type: 'element.cancelled' as const, elementId: (after as NodeState).element }] : []),
  ]);
}
