import { isHandler } from './associations.js';
import type { DiagramNode, Scope } from './diagram-graph.js';
import { hasKind, isEventSubProcess } from './event-facts.js';

/** Whether the scope is an event sub-process. */
export const isTriggered = ({ owner }: Scope): boolean => owner !== null && isEventSubProcess(owner);

/** Whether the scope is an ad-hoc sub-process, whose steps people start in any order. */
export const isAdHoc = ({ owner }: Scope): boolean => owner?.type === 'AdHocSubProcess';

/** Start events lying directly in the scope. */
export const startsOf = ({ nodes }: Scope): DiagramNode[] => nodes.filter(({ type }) => type === 'StartEvent');

/** Whether something in the scope is drawn to begin it: a start event, or a task or gateway that starts the process. */
export const hasStart = ({ nodes }: Scope): boolean =>
  nodes.some(({ type, element }) => type === 'StartEvent' || element.instantiate === true);

/** Whether an end event lies directly in the scope. */
export const hasEnd = ({ nodes }: Scope): boolean => nodes.some(({ type }) => type === 'EndEvent');

/** Whether a path ends at the node without an end event; link throws, handlers and event sub-processes are no ends. */
export const isLast = (node: DiagramNode): boolean =>
  node.outgoing.length === 0 &&
  node.type !== 'EndEvent' &&
  node.type !== 'BoundaryEvent' &&
  !isEventSubProcess(node) &&
  !isHandler(node.element) &&
  !hasKind(node, 'link');
