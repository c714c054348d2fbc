import { isA } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { hasKind, interrupts, kindsOf, type EventKind } from '../event-facts.js';
import { aboutNodes, type Rule } from '../rule.js';

const ALWAYS_INTERRUPTS: EventKind[] = ['error', 'cancel', 'compensation'];

/** Rules about boundary events: where they sit and what they may do there. */
export const BOUNDARY_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'boundary-not-attached',
      severity: 'error',
      demands: 'A boundary event sits on an activity of its own process or sub-process.',
      en: 'The boundary event {it} does not sit on a task or sub-process. Attach it to one.',
      zh: '边界事件{it}没有附着在任务或子流程上。请附着到一个环节。',
    },
    (node) => node.type === 'BoundaryEvent' && !isAttached(node),
  ),
  aboutNodes(
    {
      name: 'boundary-has-incoming',
      severity: 'error',
      demands: 'No flow leads into a boundary event.',
      en: 'A flow leads into the boundary event {it}, which only its trigger can start. Lead the flow elsewhere.',
      zh: '有连线流入边界事件{it}，边界事件只能由触发条件启动。请把连线接到别处。',
    },
    ({ type, incoming }) => type === 'BoundaryEvent' && incoming.length > 0,
  ),
  aboutNodes(
    {
      name: 'boundary-interrupts',
      severity: 'error',
      demands: 'A boundary event for an error, a cancellation or compensation is not said to let the activity go on.',
      en: 'The boundary event {it} catches an error, a cancellation or compensation, beside which the activity never goes on. Make it interrupting.',
      zh: '边界事件{it}捕获错误、取消或补偿，活动不会继续执行。请设为中断。',
    },
    (node) =>
      node.type === 'BoundaryEvent' &&
      !interrupts(node.element) &&
      kindsOf(node).some((kind) => ALWAYS_INTERRUPTS.includes(kind)),
  ),
  aboutNodes(
    {
      name: 'boundary-escalation-place',
      severity: 'warning',
      demands: 'Escalations are caught at sub-processes and call activities.',
      en: 'The boundary event {it} catches an escalation, but nothing at a single task raises one, so it never happens. Put it on a sub-process or call activity.',
      zh: '边界事件{it}捕获升级，但单个任务不会发出升级，不会被触发。请放到子流程或调用活动上。',
    },
    (node) =>
      node.type === 'BoundaryEvent' &&
      hasKind(node, 'escalation') &&
      isAttached(node) &&
      !isCallOrSubProcess(node.host),
  ),
];

const isAttached = ({ host, scope }: DiagramNode): boolean =>
  host?.scope === scope && isA(host.element, 'bpmn:Activity');

const isCallOrSubProcess = (host: DiagramNode | undefined): boolean =>
  isA(host?.element, 'bpmn:SubProcess') || isA(host?.element, 'bpmn:CallActivity');
