import { isA } from '../diagram-element.js';
import type { DiagramNode, Scope } from '../diagram-graph.js';
import { isHandler } from '../associations.js';
import { isEvent, isEventSubProcess, kindsOf } from '../event-facts.js';
import { hasEnd, isAdHoc, isLast, startsOf } from '../levels.js';
import { canBeEndedFromOutside, closure, cycleNode, predecessors, rootsOf, successors } from '../paths.js';
import { aboutNodes, rule, type Place, type Rule } from '../rule.js';

/** Steps at which a process may wait for the world outside. */
const RESTS = ['UserTask', 'ReceiveTask', 'CallActivity', 'SubProcess', 'IntermediateCatchEvent'];

/** Rules about the way through a process: everything is reached, everything can end. */
export const PATH_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'never-reached',
      severity: 'error',
      demands:
        'Where there is a start event, every step but boundary events, event sub-processes, compensation handlers and link catches has an incoming flow.',
      en: 'No flow leads to {it}, so it is never reached. Connect it or remove it.',
      zh: '没有连线通向{it}，永远不会执行到。请连接或删除。',
    },
    (node) => node.incoming.length === 0 && needsIncoming(node),
  ),
  rule(
    {
      name: 'unreachable',
      severity: 'error',
      demands: 'Every step can be reached from the start.',
      en: '{it} cannot be reached from the start: the steps before it only lead in a circle. Connect them to the start.',
      zh: '从开始事件无法到达{it}：它前面的环节只是互相循环。请把它们与开始事件连通。',
    },
    ({ scopes }) => scopes.flatMap(unreachable),
  ),
  aboutNodes(
    {
      name: 'dead-end',
      severity: 'error',
      demands:
        'A flow leads out of every start event, boundary event and intermediate event, and out of every gateway where there is an end event.',
      en: 'No flow leads out of {it}. Connect it to what comes next, or to an end event.',
      zh: '{it}没有流出的连线。请连接到下一环节或结束事件。',
    },
    (node) => node.outgoing.length === 0 && needsOutgoing(node),
  ),
  aboutNodes(
    {
      name: 'ends-without-end-event',
      severity: 'error',
      demands: 'Where there is an end event, every path ends at one.',
      en: 'No flow leads out of {it}, though other paths end at an end event. Lead it to an end event as well.',
      zh: '{it}没有流出的连线，而其他路径都到达结束事件。请同样连接到结束事件。',
    },
    (node) => isLast(node) && isA(node.element, 'bpmn:Activity') && hasEnd(node.scope) && !isAdHoc(node.scope),
  ),
  rule(
    {
      name: 'never-ends',
      severity: 'error',
      demands: 'No steps that wait for nothing lead in a circle without a way out.',
      en: 'Once {it} is reached, the process turns in a circle for ever and never waits. Add a way out.',
      zh: '到达{it}后流程会不停地循环，永远不会等待。请增加出口。',
    },
    ({ scopes }) => scopes.flatMap((scope) => endlessCircles(scope.nodes, mayEndOrRest)),
  ),
  rule(
    {
      name: 'ends-only-when-told',
      severity: 'warning',
      demands: 'From every step the process can come to an end by itself.',
      en: 'Once {it} is reached, the process can never end by itself: its flows only lead in a circle. Add a way out, unless it is meant to be ended from outside.',
      zh: '到达{it}后流程不会自行结束：连线只是循环。如果不是要从外部结束，请增加出口。',
    },
    ({ scopes }) => scopes.flatMap(circlesThatRest),
  ),
  aboutNodes(
    {
      name: 'end-has-outgoing',
      severity: 'error',
      demands: 'No flow leads out of an end event.',
      en: 'A flow leads out of the end event {it}. Use an intermediate event where the process goes on.',
      zh: '有连线从结束事件{it}流出。流程需要继续时请使用中间事件。',
    },
    ({ type, outgoing }) => type === 'EndEvent' && outgoing.length > 0,
  ),
];

function needsIncoming(node: DiagramNode): boolean {
  if (node.type === 'StartEvent' || node.type === 'BoundaryEvent') return false;
  if (isEventSubProcess(node) || isHandler(node.element) || node.element.instantiate === true) return false;
  if (isEvent(node)) return !(node.type === 'IntermediateCatchEvent' && kindsOf(node).includes('link'));
  return startsOf(node.scope).length > 0 && !isAdHoc(node.scope);
}

function needsOutgoing(node: DiagramNode): boolean {
  if (isA(node.element, 'bpmn:Gateway')) return hasEnd(node.scope) && !isAdHoc(node.scope);
  if (!isEvent(node) || node.type === 'EndEvent') return false;
  if (node.type === 'BoundaryEvent') return !kindsOf(node).includes('compensation');
  return !(node.type === 'IntermediateThrowEvent' && kindsOf(node).includes('link'));
}

/** One node of every circle nothing leads into. Nodes without any way in are told by `never-reached`. */
function unreachable(scope: Scope): Place[] {
  const reached = closure(rootsOf(scope), successors);
  const places: Place[] = [];
  for (const node of scope.nodes) {
    if (reached.has(node)) continue;
    const found = cycleNode(node, predecessors, (other) => !reached.has(other));
    places.push({ element: found.element });
    for (const next of closure([found], successors)) reached.add(next);
  }
  return places;
}

/** Circles that wait on their way and that nothing in the process ends; those that never wait are told by `never-ends`. */
function circlesThatRest(scope: Scope): Place[] {
  if (canBeEndedFromOutside(scope)) return [];
  const restless = new Set(endlessCircles(scope.nodes, mayEndOrRest).map(({ element }) => element));
  return endlessCircles(scope.nodes, mayEnd).filter(({ element }) => !restless.has(element));
}

const mayEnd = (node: DiagramNode): boolean => node.type === 'EndEvent' || successors(node).length === 0;

/** What ends a circle from outside needs a moment at which the circle waits. */
const mayEndOrRest = (node: DiagramNode): boolean => mayEnd(node) || RESTS.includes(node.type);

function endlessCircles(nodes: DiagramNode[], isWayOut: (node: DiagramNode) => boolean): Place[] {
  const explained = closure(nodes.filter(isWayOut), predecessors);
  const places: Place[] = [];
  for (const node of nodes) {
    if (explained.has(node)) continue;
    const found = cycleNode(node, successors, (other) => !explained.has(other));
    places.push({ element: found.element });
    for (const before of closure([found], predecessors)) explained.add(before);
  }
  return places;
}
