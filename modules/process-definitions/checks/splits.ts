import type { DiagramFlow, DiagramNode } from './diagram-graph.js';
import { interrupts } from './event-facts.js';
import { closure, predecessors } from './paths.js';

/** Splits of a kind from which two or more incoming flows of a node come, directly or through plain sequences of steps. */
export function sharedSplits(node: DiagramNode, isSplit: (origin: DiagramNode) => boolean): DiagramNode[] {
  if (node.incoming.length < 2) return [];
  const origins = node.incoming.map(originOf).filter((origin) => origin !== undefined && isSplit(origin));
  return [...new Set(origins)].flatMap((split) =>
    split && origins.indexOf(split) !== origins.lastIndexOf(split) ? [split] : [],
  );
}

/** The node a flow comes from, seen through steps that have one way in and one way out. */
function originOf(flow: DiagramFlow): DiagramNode | undefined {
  const seen = new Set<DiagramNode>();
  let node = flow.source;
  while (node && isPlain(node) && !seen.has(node)) {
    seen.add(node);
    node = node.incoming[0]?.source;
  }
  return node && node.outgoing.length > 1 ? node : undefined;
}

const isPlain = ({ incoming, outgoing, links }: DiagramNode): boolean =>
  incoming.length === 1 && outgoing.length === 1 && links.length === 0;

/** Whether more than one token may come to a split, so that several of its branches may run after all. */
export function isReachedRepeatedly(split: DiagramNode): boolean {
  const before = closure([split], predecessors);
  return [...before].some((node) => repeats(node) || (forks(node) && leadsTwiceInto(before, node)));
}

const repeats = ({ type, element }: DiagramNode): boolean => type === 'BoundaryEvent' && !interrupts(element);

const forks = ({ type }: DiagramNode): boolean => type !== 'ExclusiveGateway' && type !== 'EventBasedGateway';

const leadsTwiceInto = (nodes: ReadonlySet<DiagramNode>, { outgoing }: DiagramNode): boolean =>
  outgoing.filter(({ target }) => target && nodes.has(target)).length > 1;
