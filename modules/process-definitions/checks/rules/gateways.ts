import { isA, isElement, textOf } from '../diagram-element.js';
import type { DiagramNode, Scope } from '../diagram-graph.js';
import { isCatching, kindsOf } from '../event-facts.js';
import { hasEnd } from '../levels.js';
import { passable, rootsOf } from '../paths.js';
import { isReachedRepeatedly, sharedSplits } from '../splits.js';
import { aboutNodes, labelOf, rule, type Rule } from '../rule.js';

const WAITED_FOR = ['message', 'timer', 'signal', 'conditional'];

/** Rules about gateways: what splits, joins and waits. */
export const GATEWAY_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'gateway-direction',
      severity: 'error',
      demands:
        'A gateway said to converge has one outgoing flow, one said to diverge one incoming flow, a mixed one several of both.',
      en: 'The gateway {it} is declared "{detail}", which contradicts its flows. Correct the direction or the flows.',
      zh: '网关{it}声明为“{detail}”，与其连线不符。请更正方向或连线。',
    },
    ({ element, incoming, outgoing }) =>
      contradicts(textOf(element.gatewayDirection), incoming.length, outgoing.length) &&
      textOf(element.gatewayDirection),
  ),
  aboutNodes(
    {
      name: 'gateway-needless',
      severity: 'error',
      demands: 'A gateway has several incoming or several outgoing flows.',
      en: 'The gateway {it} neither splits nor merges: it has at most one flow in and one flow out. Add a flow or remove the gateway.',
      zh: '网关{it}既不分支也不汇合：流入和流出的连线都不超过一条。请补充连线或删除网关。',
    },
    ({ type, element, incoming, outgoing }) =>
      isA(element, 'bpmn:Gateway') && type !== 'EventBasedGateway' && incoming.length < 2 && outgoing.length < 2,
  ),
  aboutNodes(
    {
      name: 'complex-condition-missing',
      severity: 'error',
      demands: 'A complex gateway that merges flows has an activation condition.',
      en: 'The complex gateway {it} merges flows but does not say when it goes on. Write its activation condition in FEEL.',
      zh: '复杂网关{it}汇合了连线，但没有说明何时继续。请用 FEEL 填写激活条件。',
    },
    ({ type, element, incoming }) =>
      type === 'ComplexGateway' && incoming.length > 1 && !isElement(element.activationCondition),
  ),
  rule(
    {
      name: 'join-waits-for-itself',
      severity: 'error',
      demands: 'A parallel gateway does not wait for a flow that only it can set off.',
      en: 'The parallel gateway {it} waits for a flow that comes only after itself, so it waits for ever. Let the way back meet an exclusive gateway before it.',
      zh: '并行网关{it}等待的连线只能在它之后到达，将永远等待。请让回退连线接到它前面的排他网关。',
    },
    ({ scopes }) => scopes.flatMap(blockedJoins),
  ),
  aboutNodes(
    {
      name: 'join-deadlock',
      severity: 'error',
      demands: 'A parallel gateway does not join branches of which only one is ever taken.',
      en: 'The parallel gateway {it} waits for branches of "{detail}", of which only one is taken, so it waits for ever. Join them with an exclusive gateway.',
      zh: '并行网关{it}等待“{detail}”的多个分支，但只会执行其中一个，将永远等待。请改用排他网关汇合。',
    },
    (node) =>
      node.type === 'ParallelGateway' && labelOfSplit(node, (split) => isChoice(split) && !isReachedRepeatedly(split)),
  ),
  aboutNodes(
    {
      name: 'join-may-wait',
      severity: 'warning',
      demands: 'A parallel gateway does not join branches of a choice that is made several times.',
      en: 'The parallel gateway {it} joins branches of the choice "{detail}". It goes on only if the choice is made several times, each time differently.',
      zh: '并行网关{it}汇合了选择“{detail}”的分支，只有多次选择且结果不同时才会继续。',
    },
    (node) =>
      node.type === 'ParallelGateway' && labelOfSplit(node, (split) => isChoice(split) && isReachedRepeatedly(split)),
  ),
  aboutNodes(
    {
      name: 'branches-run-on',
      severity: 'warning',
      demands: 'Parallel branches are joined by a parallel gateway.',
      en: 'Parallel branches of "{detail}" meet at {it} without being joined, so everything from there on runs once for each. Join them with a parallel gateway.',
      zh: '“{detail}”的并行分支在{it}相遇但没有汇合，之后的环节会重复执行。请用并行网关汇合。',
    },
    (node) => runsForEach(node) && labelOfSplit(node, ({ type }) => type === 'ParallelGateway'),
  ),
  aboutNodes(
    {
      name: 'event-gateway-too-few',
      severity: 'error',
      demands: 'An event-based gateway leads to at least two events.',
      en: 'The event-based gateway {it} needs at least two flows to choose between.',
      zh: '事件网关{it}至少需要两条流出连线。',
    },
    ({ type, outgoing, scope }) =>
      type === 'EventBasedGateway' && outgoing.length < 2 && (outgoing.length === 1 || !hasEnd(scope)),
  ),
  aboutNodes(
    {
      name: 'event-gateway-parallel',
      severity: 'error',
      demands:
        'An event-based gateway waits for all its events only where it starts the process, and then for messages.',
      en: 'The event-based gateway {it} is set to wait for all its events (Parallel), which only a gateway that starts the process by messages may do. Make it exclusive.',
      zh: '事件网关{it}被设置为等待所有事件（Parallel），只有由消息启动流程的网关才能这样。请改为互斥（Exclusive）。',
    },
    ({ element, outgoing }) =>
      element.eventGatewayType === 'Parallel' &&
      (element.instantiate !== true || !outgoing.every(({ target }) => target === undefined || isMessage(target))),
  ),
  aboutNodes(
    {
      name: 'event-gateway-target',
      severity: 'error',
      demands: 'An event-based gateway leads only to message, timer, signal and condition events or receive tasks.',
      en: 'The event-based gateway leads to {it}, which does not wait for an event. Put an intermediate catch event or a receive task there.',
      zh: '事件网关指向了{it}，它不等待事件。请改为中间捕获事件或接收任务。',
    },
    (node) => followsEventGateway(node) && node.type !== 'ReceiveTask' && !isAwaited(node),
  ),
  aboutNodes(
    {
      name: 'event-gateway-target-shared',
      severity: 'error',
      demands: 'What an event-based gateway leads to has no other incoming flow.',
      en: '{it} waits for an event-based gateway and has another incoming flow. Let the other flow lead elsewhere.',
      zh: '{it}由事件网关控制，不能有其他流入连线。请把其他连线接到别处。',
    },
    (node) => followsEventGateway(node) && node.incoming.length > 1,
  ),
  aboutNodes(
    {
      name: 'event-gateway-target-boundary',
      severity: 'error',
      demands: 'A receive task behind an event-based gateway has no boundary events and no loop.',
      en: 'The receive task {it} behind an event-based gateway has boundary events or a loop. Let the gateway wait for those events.',
      zh: '事件网关后的接收任务{it}带有边界事件或多实例。请让网关直接等待这些事件。',
    },
    (node) =>
      followsEventGateway(node) && (node.boundaries.length > 0 || node.element.loopCharacteristics !== undefined),
  ),
  aboutNodes(
    {
      name: 'event-gateway-mixed',
      severity: 'error',
      demands: 'An event-based gateway leads to message events or to receive tasks, not to both.',
      en: 'The event-based gateway {it} leads to both message events and receive tasks. Use one of the two.',
      zh: '事件网关{it}同时指向消息事件和接收任务。请只用其中一种。',
    },
    ({ type, outgoing }) => {
      if (type !== 'EventBasedGateway') return false;
      const targets = outgoing.flatMap(({ target }) => target ?? []);
      return (
        targets.some((target) => target.type === 'ReceiveTask') &&
        targets.some((target) => target.type !== 'ReceiveTask' && isMessage(target))
      );
    },
  ),
];

/** Parallel gateways that a token comes to and that no further token can ever set off. */
function blockedJoins(scope: Scope): DiagramNode[] {
  const reached = passable(rootsOf(scope));
  return scope.nodes.filter((node) => {
    const arrived = node.incoming.filter(({ source }) => source && reached.has(source));
    return node.type === 'ParallelGateway' && !reached.has(node) && arrived.length > 0;
  });
}

/** Name of the split from which several branches come to a gateway. */
function labelOfSplit(node: DiagramNode, isWanted: (split: DiagramNode) => boolean): string | null {
  const [split] = sharedSplits(node, isWanted);
  return split ? labelOf(split.element) : null;
}

const isChoice = ({ type }: DiagramNode): boolean => type === 'ExclusiveGateway' || type === 'EventBasedGateway';

const runsForEach = ({ type, element }: DiagramNode): boolean =>
  type === 'ExclusiveGateway' || isA(element, 'bpmn:Activity');

const followsEventGateway = ({ incoming }: DiagramNode): boolean =>
  incoming.some(({ source }) => source?.type === 'EventBasedGateway');

const isAwaited = (node: DiagramNode): boolean =>
  node.type === 'IntermediateCatchEvent' && kindsOf(node).every((kind) => WAITED_FOR.includes(kind));

const isMessage = (node: DiagramNode): boolean =>
  node.type === 'ReceiveTask' || (isCatching(node) && kindsOf(node).includes('message'));

function contradicts(direction: string, incoming: number, outgoing: number): boolean {
  if (direction === 'Converging') return outgoing > 1;
  if (direction === 'Diverging') return incoming > 1;
  return direction === 'Mixed' && (incoming < 2 || outgoing < 2);
}
