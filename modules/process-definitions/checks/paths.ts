import { elementsIn, isA, isElement } from './diagram-element.js';
import type { DiagramNode, Scope } from './diagram-graph.js';
import { interrupts, isEventSubProcess, kindOf } from './event-facts.js';

/** Nodes a token can come to next: along flows, over a boundary event, from a link throw to its catch. */
export const successors = (node: DiagramNode): DiagramNode[] => [
  ...node.outgoing.flatMap(({ target }) => target ?? []),
  ...node.boundaries,
  ...(node.type === 'IntermediateThrowEvent' ? node.links : []),
];

/** Nodes a token can come from. */
export const predecessors = (node: DiagramNode): DiagramNode[] => [
  ...node.incoming.flatMap(({ source }) => source ?? []),
  ...(node.host ? [node.host] : []),
  ...(node.type === 'IntermediateCatchEvent' ? node.links : []),
];

/** Whether the node is a link catch whose name an earlier catch has already. */
export function isSecondTarget(node: DiagramNode): boolean {
  const [jump] = node.links;
  return node.type === 'IntermediateCatchEvent' && jump !== undefined && jump.links[0] !== node;
}

/** All nodes that can be come to from some, these included. */
export function closure(from: Iterable<DiagramNode>, step: (node: DiagramNode) => DiagramNode[]): Set<DiagramNode> {
  const found = new Set(from);
  for (const node of found) for (const next of step(node)) found.add(next);
  return found;
}

/**
 * Nodes that a token can come to when parallel gateways wait for all their incoming flows: what `closure` finds beyond
 * these lies behind gateways that wait for themselves or for each other.
 */
export function passable(from: DiagramNode[]): Set<DiagramNode> {
  const found = new Set(from);
  const arrived = new Map<DiagramNode, number>();
  for (const node of found) {
    for (const next of successors(node)) {
      arrived.set(next, (arrived.get(next) ?? 0) + 1);
      if (next.type !== 'ParallelGateway' || arrived.get(next) === next.incoming.length) found.add(next);
    }
  }
  return found;
}

/** Nodes of a scope where tokens begin, or that are told to have no way in. */
export const rootsOf = ({ nodes }: Scope): DiagramNode[] =>
  nodes.filter((node) => node.type === 'StartEvent' || predecessors(node).length === 0 || isSecondTarget(node));

/** Walks from a node, always to the first neighbour that is wanted, until it meets a node again: one on a cycle. */
export function cycleNode(
  start: DiagramNode,
  step: (node: DiagramNode) => DiagramNode[],
  isWanted: (node: DiagramNode) => boolean,
): DiagramNode {
  const seen = new Set<DiagramNode>();
  let node = start;
  while (!seen.has(node)) {
    seen.add(node);
    node = step(node).find(isWanted) ?? node;
  }
  return node;
}

/** Whether something outside its own path can end what runs in the scope: an event, a terminating or failing branch. */
export function canBeEndedFromOutside(scope: Scope): boolean {
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    if (current.nodes.some(endsItsScope) || isInterruptible(current)) return true;
  }
  return false;
}

const endsItsScope = (node: DiagramNode): boolean =>
  (node.type === 'EndEvent' && ['terminate', 'error', 'escalation'].includes(kindOf(node))) ||
  isInterruptingHandler(node);

const isInterruptingHandler = (node: DiagramNode): boolean =>
  isEventSubProcess(node) &&
  elementsIn(node.element.flowElements).some((child) => isA(child, 'bpmn:StartEvent') && interrupts(child));

const isInterruptible = ({ owner }: Scope): boolean =>
  owner !== null &&
  (owner.boundaries.some(({ element }) => interrupts(element)) ||
    isElement(owner.element.loopCharacteristics?.completionCondition));
