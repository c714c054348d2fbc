import { isA } from '../diagram-element.js';
import type { DiagramNode, Scope } from '../diagram-graph.js';
import { isEvent, isEventSubProcess, kindOf } from '../event-facts.js';
import { canBeEndedFromOutside, closure, cycleNode, predecessors, rootsOf, successors } from '../paths.js';
import { aboutNodes, rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Steps at which a process may wait for the world outside. */
const RESTS = ['UserTask', 'ReceiveTask', 'CallActivity', 'SubProcess', 'IntermediateCatchEvent'];

/** Rules about the way through a process: everything is reached, everything can end. */
export const PATH_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'never-reached',
      severity: 'error',
      demands: 'Every step but starts, boundary events, event sub-processes and link catches has an incoming flow.',
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
      demands: 'A flow leads out of every gateway, boundary event and intermediate event.',
      en: 'No flow leads out of {it}. Connect it to what comes next, or to an end event.',
      zh: '{it}没有流出的连线。请连接到下一环节或结束事件。',
    },
    (node) => node.outgoing.length === 0 && needsOutgoing(node),
  ),
  aboutNodes(
    {
      name: 'ends-without-end-event',
      severity: 'warning',
      demands: 'A path ends at an end event.',
      en: 'No flow leads out of {it}, so its path ends there. Add an end event to make that visible.',
      zh: '{it}没有流出的连线，路径在此结束。建议添加结束事件。',
    },
    (node) => node.outgoing.length === 0 && isA(node.element, 'bpmn:Activity') && needsIncoming(node),
  ),
  rule(
    {
      name: 'never-ends',
      severity: 'error',
      demands: 'From every step the process can come to an end.',
      en: 'Once {it} is reached, the process can never end: its flows only lead in a circle. Add a way out.',
      zh: '到达{it}后流程永远不会结束：连线只是循环。请增加出口。',
    },
    endless,
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
  if (isEventSubProcess(node) || node.element.isForCompensation === true) return false;
  return !(node.type === 'IntermediateCatchEvent' && kindOf(node) === 'link');
}

function needsOutgoing(node: DiagramNode): boolean {
  if (isA(node.element, 'bpmn:Gateway')) return true;
  if (!isEvent(node) || node.type === 'EndEvent' || node.type === 'StartEvent') return false;
  return kindOf(node) !== 'compensate' && !(node.type === 'IntermediateThrowEvent' && kindOf(node) === 'link');
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

/** One node of every circle that nothing leads out of and nothing can end. */
function endless({ scopes }: Subject): Place[] {
  return scopes.flatMap((scope) => endlessCircles(scope.nodes, canBeEndedFromOutside(scope) ? mayEndOrRest : mayEnd));
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
