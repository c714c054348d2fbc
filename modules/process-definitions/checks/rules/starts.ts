import type { DiagramNode, Scope } from '../diagram-graph.js';
import { interrupts, isEventSubProcess, kindOf, kindsOf, startsEventSubProcess } from '../event-facts.js';
import { hasEnd, hasStart, isAdHoc, isLast, isTriggered, startsOf } from '../levels.js';
import { aboutNodes, rule, type Rule } from '../rule.js';

const TRIGGERS = ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'];

/** Rules about where a process, a sub-process and an event sub-process begin. */
export const START_RULES: Rule[] = [
  rule(
    {
      name: 'process-empty',
      severity: 'error',
      demands: 'A process holds steps.',
      en: 'The process {it} holds no steps, so there is nothing to run. Draw some.',
      zh: '流程{it}中没有任何环节，无可运行的内容。请绘制环节。',
    },
    ({ scopes }) => scopes.filter(({ owner, nodes }) => owner === null && nodes.length === 0),
  ),
  rule(
    {
      name: 'start-missing',
      severity: 'error',
      demands: 'Where there is an end event, there is a start event.',
      en: '{it} has an end event but no start event, so it is not known where it begins. Add one.',
      zh: '{it}有结束事件但没有开始事件，无法确定从哪里开始。请添加。',
    },
    ({ scopes }) =>
      scopes.filter((scope) => !isTriggered(scope) && !isAdHoc(scope) && hasEnd(scope) && !hasStart(scope)),
  ),
  rule(
    {
      name: 'end-missing',
      severity: 'error',
      demands: 'Where there is a start event and something ends, there is an end event.',
      en: '{it} has a start event and paths that end, but no end event. Add one.',
      zh: '{it}有开始事件和到头的路径，但没有结束事件。请添加。',
    },
    ({ scopes }) =>
      scopes.filter(
        (scope) => !isAdHoc(scope) && startsOf(scope).length > 0 && !hasEnd(scope) && scope.nodes.some(isLast),
      ),
  ),
  rule(
    {
      name: 'start-several',
      severity: 'error',
      demands: 'A sub-process has one plain start event; of a process the one to begin at can be named.',
      en: '{it} has more than one start event. Keep one, and fork behind it where several things begin at once.',
      zh: '{it}有多个开始事件。请只保留一个，需要同时开始时在其后分支。',
    },
    ({ scopes }) =>
      scopes.filter((scope) => scope.owner !== null && !isTriggered(scope) && plainStartsOf(scope).length > 1),
  ),
  aboutNodes(
    {
      name: 'instantiating-has-incoming',
      severity: 'error',
      demands: 'No flow leads into a receive task or event-based gateway that starts the process.',
      en: 'A flow leads into {it}, which is set to start the process. Remove the flow, or the setting "instantiate".',
      zh: '有连线流入{it}，但它被设置为启动流程。请删除该连线，或取消“instantiate”设置。',
    },
    ({ element, incoming }) => element.instantiate === true && incoming.length > 0,
  ),
  aboutNodes(
    {
      name: 'start-has-incoming',
      severity: 'error',
      demands: 'No flow leads into a start event.',
      en: 'A flow leads into the start event {it}. Lead it to the step that follows instead.',
      zh: '有连线流入开始事件{it}。请把连线接到其后的环节。',
    },
    ({ type, incoming }) => type === 'StartEvent' && incoming.length > 0,
  ),
  rule(
    {
      name: 'event-sub-process-start',
      severity: 'error',
      demands: 'An event sub-process has one start event.',
      en: 'The event sub-process {it} needs one start event that says what triggers it.',
      zh: '事件子流程{it}必须有且只有一个说明触发条件的开始事件。',
    },
    ({ scopes }) => scopes.filter((scope) => isTriggered(scope) && startsOf(scope).length !== 1),
  ),
  aboutNodes(
    {
      name: 'event-sub-process-trigger',
      severity: 'error',
      demands:
        'An event sub-process is started by a message, timer, signal, condition, error, escalation or compensation.',
      en: 'The start event {it} of an event sub-process needs a trigger: message, timer, signal, condition, error, escalation or compensation.',
      zh: '事件子流程的开始事件{it}必须设置触发条件：消息、定时、信号、条件、错误、升级或补偿。',
    },
    (node) => startsEventSubProcess(node) && !kindsOf(node).every((kind) => TRIGGERS.includes(kind)),
  ),
  aboutNodes(
    {
      name: 'event-sub-process-interrupts',
      severity: 'error',
      demands: 'An event sub-process that handles an error or compensation interrupts.',
      en: 'The start event {it} handles an error or compensation, which always interrupts. Make it interrupting.',
      zh: '开始事件{it}处理错误或补偿，错误和补偿总会中断流程。请设为中断。',
    },
    (node) =>
      startsEventSubProcess(node) &&
      !interrupts(node.element) &&
      kindsOf(node).some((kind) => kind === 'error' || kind === 'compensation'),
  ),
  aboutNodes(
    {
      name: 'event-sub-process-connected',
      severity: 'error',
      demands: 'No flow and no boundary event touches an event sub-process.',
      en: 'The event sub-process {it} is started by its event alone: remove the flows and boundary events that touch it.',
      zh: '事件子流程{it}只由事件启动：请删除与它相连的连线和边界事件。',
    },
    (node) => isEventSubProcess(node) && node.incoming.length + node.outgoing.length + node.boundaries.length > 0,
  ),
];

const plainStartsOf = (scope: Scope): DiagramNode[] => startsOf(scope).filter((node) => kindOf(node) === 'none');
