import type { ElementModel, EventModel, ProcessModel } from '../model/index.js';
import type { Adoption } from '../run/adoption.js';
import type { NodeState } from '../run/node.js';
import { isScope, type Nodes } from '../run/nodes.js';
import type { WaitState } from '../run/wait.js';
import { isSameTrigger } from './carry-nodes.js';
import { isSameType, type ElementMapping } from './element-mapping.js';
import type { Remarks } from './verdict.js';

/** Puts the waits of a state onto the elements that stand for theirs. Before the nodes. */
export class WaitCarrier {
  private readonly adoption: Adoption = { opening: [], planning: [] };

  constructor(
    private readonly mapping: ElementMapping,
    private readonly remarks: Remarks,
  ) {}

  /** Changes `waits` in place: those of events that are gone are dropped. */
  carry(waits: Record<string, WaitState>, nodes: Nodes): Adoption {
    for (const [id, wait] of Object.entries(waits)) {
      const host = nodes.get(wait.host);
      if (!host || !this.carryOne(id, wait, host)) delete waits[id];
    }
    for (const node of nodes.all()) this.openNew(node, waits);
    return this.adoption;
  }

  /** Answers false when nothing is waited for there any more. */
  private carryOne(id: string, wait: WaitState, host: NodeState): boolean {
    const from = this.mapping.source.element(wait.element);
    const to = this.mapping.element(from.id);
    if (!to || !this.isStillListened(from, to, host)) {
      this.remarks.note(from.id, 'wait-dropped', `the ${wait.kind} is no longer waited for`);
      return false;
    }
    wait.element = to.id;
    this.compare(id, wait, [from, to]);
    if (from.interrupting !== to.interrupting)
      this.remarks.note(from.id, 'interruption-changed', `it ${to.interrupting ? '' : 'no longer '}interrupts now`);
    return true;
  }

  /** A node's own wait goes where the node goes; others must be listened to at the same place. */
  private isStillListened(from: ElementModel, to: ElementModel, host: NodeState): boolean {
    if (host.element === from.id) return true;
    const place = this.mapping.to(host.element);
    return (
      place !== undefined && isSameListener(from, to) && listenersAt(this.mapping.target, place, host).includes(to)
    );
  }

  private compare(id: string, wait: WaitState, [from, to]: [ElementModel, ElementModel]): void {
    const [before, after] = [from, to].map((element) => element.events[wait.trigger ?? 0]);
    if (wait.kind === 'timer' && timerOf(before) !== timerOf(after)) this.adoption.planning.push(id);
    if (wait.kind !== 'conditional' || before?.condition === after?.condition) return;
    wait.held = false;
    this.remarks.note(from.id, 'condition-changed', 'the new condition catches as soon as it holds');
  }

  /** Events of the new version that nothing of the old one stands for; what has occurred already does not wait again. */
  private openNew(node: NodeState, waits: Record<string, WaitState>): void {
    const { source, target } = this.mapping;
    const place = this.mapping.to(node.element);
    if (place === undefined) return;
    const known = listenersAt(source, node.element, node).flatMap((from) => {
      const to = this.mapping.element(from.id);
      return to && isSameListener(from, to) ? to : [];
    });
    for (const element of listenersAt(target, place, node)) {
      if (known.includes(element)) continue;
      this.adoption.opening.push({ element, host: node.id });
      if (`${node.id}/${element.id}` in waits)
        this.remarks.refuse(element.id, 'wait-changed', 'it is new, and another event waits under its name');
    }
  }
}

/** Elements that wait at a node without having one: boundary events, starts of event sub-processes, events behind a gateway. */
function listenersAt(model: ProcessModel, elementId: string, node: NodeState): ElementModel[] {
  if (node.undoing) return [];
  const isWhole = node.index === undefined && elementId !== model.id;
  const starts = isScope(node) && !node.interrupted ? model.eventSubProcesses(elementId) : [];
  return [
    ...(isWhole ? model.boundaries(elementId) : []),
    ...starts.map(({ start }) => start),
    ...eventsBehind(model, elementId),
  ];
}

function eventsBehind(model: ProcessModel, elementId: string): ElementModel[] {
  const element = model.elements.get(elementId);
  if (element?.type !== 'EventBasedGateway') return [];
  return element.outgoing.map((flowId) => model.element(model.flow(flowId).targetId));
}

const isSameListener = (from: ElementModel, to: ElementModel): boolean =>
  isSameType(from, to) && isSameTrigger(from, to);

const timerOf = (event: EventModel | undefined): string => `${event?.timer?.kind} ${event?.timer?.expression}`;
