import { elementsIn, isA, isElement, typeOf, type DiagramElement } from './diagram-element.js';
import { linkNameOf } from './event-facts.js';

/** How deep sub-processes may be nested; what lies deeper is refused and not laid out. */
export const DEEPEST = 20;

/** The process, or a sub-process, with what lies directly inside it. */
export interface Scope {
  element: DiagramElement;
  /** The process it belongs to. */
  process: DiagramElement;
  /** The sub-process as a node of the scope around it; null for the process. */
  owner: DiagramNode | null;
  depth: number;
  nodes: DiagramNode[];
  flows: DiagramFlow[];
}

/** A flow node with its connections. */
export interface DiagramNode {
  element: DiagramElement;
  /** BPMN name without prefix, e.g. `UserTask`. */
  type: string;
  scope: Scope;
  incoming: DiagramFlow[];
  outgoing: DiagramFlow[];
  /** Boundary events sitting on it. */
  boundaries: DiagramNode[];
  /** Boundary events: what they sit on. */
  host?: DiagramNode;
  /** Link events: the catch a throw leads to; the throws that lead to a catch, for a repeated catch only one of them. */
  links: DiagramNode[];
}

/** A sequence flow; an end that is missing or no flow node is undefined. */
export interface DiagramFlow {
  element: DiagramElement;
  scope: Scope;
  source?: DiagramNode;
  target?: DiagramNode;
}

/** Lays out processes: every scope with its nodes and flows, outermost first. Nodes are told apart by identity, ids may be missing. */
export function layOut(processes: readonly DiagramElement[]): Scope[] {
  const scopes: Scope[] = processes.map((process) => ({
    ...{ element: process, process, owner: null, depth: 0 },
    ...{ nodes: [], flows: [] },
  }));
  for (const scope of scopes) {
    for (const child of elementsIn(scope.element.flowElements)) place(child, scope, scopes);
  }
  connect(scopes);
  return scopes;
}

function place(element: DiagramElement, scope: Scope, scopes: Scope[]): void {
  if (element.$type === 'bpmn:SequenceFlow') scope.flows.push({ element, scope });
  if (!isA(element, 'bpmn:FlowNode')) return;
  const node: DiagramNode = {
    element,
    type: typeOf(element),
    scope,
    incoming: [],
    outgoing: [],
    boundaries: [],
    links: [],
  };
  scope.nodes.push(node);
  if (!isA(element, 'bpmn:SubProcess') || scope.depth > DEEPEST) return;
  scopes.push({ element, process: scope.process, owner: node, depth: scope.depth + 1, nodes: [], flows: [] });
}

function connect(scopes: Scope[]): void {
  const nodes = new Map(scopes.flatMap((scope) => scope.nodes.map((node) => [node.element, node] as const)));
  const find = (reference: unknown) => (isElement(reference) ? nodes.get(reference) : undefined);
  for (const node of nodes.values()) {
    if (node.type !== 'BoundaryEvent') continue;
    node.host = find(node.element.attachedToRef);
    node.host?.boundaries.push(node);
  }
  for (const flow of scopes.flatMap((scope) => scope.flows)) {
    flow.source = find(flow.element.sourceRef);
    flow.target = find(flow.element.targetRef);
    flow.source?.outgoing.push(flow);
    flow.target?.incoming.push(flow);
  }
  for (const scope of scopes) connectLinks(scope);
}

function connectLinks({ nodes }: Scope): void {
  const named = Object.groupBy(
    nodes.filter((node) => linkNameOf(node)),
    (node) => `${linkNameOf(node)}`,
  );
  for (const links of Object.values(named)) {
    const throws = links?.filter(({ type }) => type === 'IntermediateThrowEvent') ?? [];
    const catches = links?.filter(({ type }) => type === 'IntermediateCatchEvent') ?? [];
    for (const node of throws) node.links = catches.slice(0, 1);
    for (const [index, node] of catches.entries()) node.links = index === 0 ? throws : throws.slice(0, 1);
  }
}
