import type { ElementModel } from '../model/process-model.js';
import type { Execution } from './execution.js';
import type { NodeState } from './node.js';
import { isScope } from './nodes.js';
import type { Values } from './variables.js';
import type { Wait } from './wait.js';

type Kind = 'error' | 'escalation';

/** Carries errors and escalations outwards to whatever catches them, and signals to all who listen. */
export class Propagation {
  constructor(private readonly execution: Execution) {}

  /** Raises an error or escalation at a node. Uncaught, an error ends the instance and an escalation leaves it. */
  raise(kind: Kind, code: string | undefined, from: NodeState): void {
    for (const node of this.execution.nodes.chain(from)) if (this.caughtAt(node, kind, code)) return;
    if (kind === 'error') this.execution.uncaught = { code };
    else this.execution.recorder.throw({ kind, code });
  }

  /** Brings a signal to everyone in this instance who waits for it now; other instances get it after the commit. */
  signal(name: string, values: Values): void {
    const { waits, events } = this.execution;
    const listens = (wait: Wait) => wait.kind === 'signal' && events.eventOf(wait)?.signal === name;
    for (const wait of waits.all().filter(listens)) {
      this.execution.later(() => {
        const open = waits.get(wait.executionId);
        if (open) this.execution.answer(open, values);
      });
    }
    this.execution.recorder.throw({ kind: 'signal', name, variables: values });
  }

  /** Event sub-processes of a scope come before the boundary events around it. */
  private caughtAt(node: NodeState, kind: Kind, code: string | undefined): boolean {
    const { model } = this.execution;
    const starts = isScope(node) && !node.interrupted ? model.eventSubProcesses(node.element) : [];
    const start = pick(
      starts.map((each) => each.start),
      kind,
      code,
    );
    const boundary = start ?? (node.index === undefined ? pick(model.boundaries(node.element), kind, code) : undefined);
    if (boundary) this.execution.behaviour(boundary.id).caught(node);
    return boundary !== undefined;
  }
}

/** An exact code comes before a catch-all. */
function pick(catchers: readonly ElementModel[], kind: Kind, code: string | undefined): ElementModel | undefined {
  const catches = (isMeant: (caught: string | undefined) => boolean) =>
    catchers.find(({ events }) => events.some((event) => event.kind === kind && isMeant(event.code)));
  return catches((caught) => caught !== undefined && caught === code) ?? catches((caught) => caught === undefined);
}
