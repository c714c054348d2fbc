import { associatedFrom, associatedTo, isHandler } from '../associations.js';
import { elementsIn, isA, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode, Scope } from '../diagram-graph.js';
import { definitionOfKind, hasKind } from '../event-facts.js';
import { isTriggered } from '../levels.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about undoing: compensation events, their handlers, and cancelled transactions. */
export const COMPENSATION_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'compensation-handler-missing',
      severity: 'error',
      demands: 'A compensation boundary event is associated with one activity that is marked for compensation.',
      en: 'The compensation event {it} is not joined by an association to exactly one activity that is marked for compensation. Draw the association.',
      zh: '补偿边界事件{it}没有用关联线连到一个（且仅一个）标记为补偿的环节。请画出关联线。',
    },
    (node, subject) => {
      if (!isCompensationBoundary(node)) return false;
      const joined = associatedFrom(node.element, subject).filter((element) => isA(element, 'bpmn:FlowNode'));
      return joined.length !== 1 || !joined.every(isHandler);
    },
  ),
  aboutNodes(
    {
      name: 'compensation-boundary-has-flow',
      severity: 'error',
      demands: 'No flow leads out of a compensation boundary event.',
      en: 'A flow leads out of the compensation event {it}. Join it to its handler by an association instead.',
      zh: '有连线从补偿边界事件{it}流出。请改用关联线连到补偿环节。',
    },
    (node) => isCompensationBoundary(node) && node.outgoing.length > 0,
  ),
  aboutNodes(
    {
      name: 'compensation-handler-has-flow',
      severity: 'error',
      demands: 'No flow leads into or out of an activity that is marked for compensation.',
      en: '{it} is marked for compensation and runs only to undo another step. Remove the flows that touch it, or the mark.',
      zh: '{it}标记为补偿，只在撤销其他环节时执行。请删除与它相连的连线，或取消标记。',
    },
    ({ element, incoming, outgoing }) => isHandler(element) && incoming.length + outgoing.length > 0,
  ),
  aboutNodes(
    {
      name: 'compensation-handler-unused',
      severity: 'error',
      demands: 'An activity that is marked for compensation is associated with one compensation boundary event.',
      en: '{it} is marked for compensation, but no compensation boundary event is joined to it, so it never runs. Draw the association.',
      zh: '{it}标记为补偿，但没有与补偿边界事件关联，永远不会执行。请画出关联线。',
    },
    ({ element }, subject) =>
      isHandler(element) &&
      element.triggeredByEvent !== true &&
      associatedTo(element, subject).filter((source) => isA(source, 'bpmn:BoundaryEvent')).length !== 1,
  ),
  aboutNodes(
    {
      name: 'compensation-target',
      severity: 'error',
      demands: 'What a thrown compensation names is an activity of its own level that can be undone.',
      en: '{it} compensates "{detail}", which is not a step of the same level. Choose a step of this process or sub-process.',
      zh: '{it}补偿的“{detail}”不在同一层。请选择同一流程或子流程中的环节。',
    },
    (node) => {
      const target: unknown = definitionOfKind(node, 'compensation')?.activityRef;
      return isElement(target) && !reachable(node.scope).includes(target) && textOf(target.id);
    },
  ),
  aboutNodes(
    {
      name: 'cancel-place',
      severity: 'error',
      demands: 'Cancel events end a transaction from inside or sit on the border of one.',
      en: 'The cancel event {it} belongs to no transaction. Use it inside a transaction or on its border, or use an error event.',
      zh: '取消事件{it}不属于事务子流程。请放在事务子流程内或其边界上，或改用错误事件。',
    },
    (node) => hasKind(node, 'cancel') && !belongsToTransaction(node),
  ),
  aboutNodes(
    {
      name: 'cancel-repeated',
      severity: 'error',
      demands: 'A transaction has one cancel boundary event at most.',
      en: 'The transaction {it} has more than one cancel boundary event. Keep one.',
      zh: '事务子流程{it}有多个取消边界事件。请只保留一个。',
    },
    ({ boundaries }) => boundaries.filter((boundary) => hasKind(boundary, 'cancel')).length > 1,
  ),
];

const isCompensationBoundary = (node: DiagramNode): boolean =>
  node.type === 'BoundaryEvent' && hasKind(node, 'compensation');

/** Activities a thrown compensation may name: those beside it, and for an event sub-process those beside the sub-process. */
function reachable(scope: Scope): DiagramElement[] {
  const around = isTriggered(scope) ? scope.owner?.scope : undefined;
  return [scope, ...(around ? [around] : [])].flatMap(({ element }) =>
    elementsIn(element.flowElements).filter((child) => isA(child, 'bpmn:Activity')),
  );
}

function belongsToTransaction({ type, host, scope }: DiagramNode): boolean {
  if (type === 'BoundaryEvent') return host?.type === 'Transaction';
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope)
    if (current.owner?.type === 'Transaction') return true;
  return false;
}
