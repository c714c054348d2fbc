import { bodyOf, elementsIn, isA, isElement, textOf } from '../diagram-element.js';
import type { DiagramFlow } from '../diagram-graph.js';
import { isEvent } from '../event-facts.js';
import { aboutFlows, aboutNodes, rule, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Rules about single sequence flows: where they lead, and under what condition. */
export const FLOW_RULES: Rule[] = [
  aboutFlows(
    {
      name: 'flow-end-missing',
      severity: 'error',
      demands: 'A flow leads from one step to another.',
      en: 'The flow {it} does not lead from one step to another. Connect both ends, or remove it.',
      zh: '连线{it}没有连接两个环节。请连接两端或删除。',
    },
    ({ source, target }) => !source || !target,
  ),
  aboutFlows(
    {
      name: 'flow-crosses-border',
      severity: 'error',
      demands: 'A flow stays within its process or sub-process.',
      en: 'The flow {it} crosses the border of a sub-process or pool, or is stored in another one than the steps it connects.',
      zh: '连线{it}跨越了子流程或泳池的边界。连线两端必须在同一层。',
    },
    ({ source, target, scope }) =>
      source !== undefined && target !== undefined && (source.scope !== scope || target.scope !== scope),
  ),
  aboutFlows(
    {
      name: 'flow-to-itself',
      severity: 'error',
      demands: 'No gateway or event leads to itself.',
      en: 'The flow {it} leads from a gateway or event back to itself. Lead it elsewhere.',
      zh: '连线{it}从网关或事件指回自身。请改接到别处。',
    },
    (flow) => isCircle(flow) && !isA(flow.source?.element, 'bpmn:Activity'),
  ),
  aboutFlows(
    {
      name: 'flow-repeats-activity',
      severity: 'warning',
      demands: 'No activity leads straight back to itself.',
      en: 'The flow {it} repeats its own step. If that is meant, a gateway would make it easier to see.',
      zh: '连线{it}指回同一环节，会重复执行。如确需重复，建议用网关画清楚。',
    },
    (flow) => isCircle(flow) && isA(flow.source?.element, 'bpmn:Activity'),
  ),
  rule(
    {
      name: 'flow-duplicate',
      severity: 'warning',
      demands: 'No two flows with the same condition connect the same steps.',
      en: 'The flow {it} repeats another between the same steps, so the next step runs twice. Remove one of them.',
      zh: '连线{it}与另一条连线重复，下一环节会执行两次。请删除其中一条。',
    },
    duplicates,
  ),
  aboutFlows(
    {
      name: 'flow-condition-missing',
      severity: 'error',
      demands: 'Where an exclusive or inclusive gateway splits, every flow has a condition or is the default.',
      en: 'The flow {it} leaves a deciding gateway without a condition. Give it one, or make it the default flow.',
      zh: '连线{it}从判断网关流出但没有条件。请设置条件，或设为默认连线。',
    },
    ({ element, source }) =>
      decides(source?.type) &&
      (source?.outgoing.length ?? 0) > 1 &&
      !isConditional(element) &&
      source?.element.default !== element,
  ),
  aboutFlows(
    {
      name: 'flow-condition-not-allowed',
      severity: 'error',
      demands: 'No flow out of an event or event-based gateway has a condition.',
      en: 'The flow {it} has a condition, but it leaves an event or event-based gateway, where there is nothing to decide. Remove the condition.',
      zh: '连线{it}设置了条件，但它从事件或事件网关流出，无需判断。请删除条件。',
    },
    ({ element, source }) =>
      isConditional(element) && source !== undefined && (isEvent(source) || source.type === 'EventBasedGateway'),
  ),
  aboutFlows(
    {
      name: 'flow-condition-ignored',
      severity: 'warning',
      demands: 'No flow out of a parallel gateway has a condition.',
      en: 'The flow {it} has a condition, but it leaves a parallel gateway, which takes all its flows. Remove the condition.',
      zh: '连线{it}设置了条件，但它从并行网关流出，所有连线都会执行。请删除条件。',
    },
    ({ element, source }) => isConditional(element) && source?.type === 'ParallelGateway',
  ),
  aboutFlows(
    {
      name: 'flow-condition-alone',
      severity: 'error',
      demands: 'An activity does not have a conditional flow as its only outgoing flow.',
      en: 'The flow {it} has a condition and is the only one that leaves its activity, so the path would be lost when it does not hold. Remove the condition, or add another flow.',
      zh: '连线{it}设置了条件，且是该环节唯一的流出连线，条件不成立时流程会中断。请删除条件或增加其他连线。',
    },
    ({ element, source }) =>
      isConditional(element) && source?.outgoing.length === 1 && isA(source.element, 'bpmn:Activity'),
  ),
  aboutFlows(
    {
      name: 'flow-not-immediate',
      severity: 'error',
      demands: 'In a process that runs, flows are immediate.',
      en: 'The flow {it} is said not to be immediate, so that other steps could come between; such a process cannot run. Remove isImmediate.',
      zh: '连线{it}声明为非立即执行（isImmediate="false"），这样的流程无法运行。请删除该设置。',
    },
    ({ element }) => element.isImmediate === false,
  ),
  aboutNodes(
    {
      name: 'flow-lists-differ',
      severity: 'error',
      demands: 'Flows that a step lists as its own are the flows that touch it.',
      en: 'The flows {it} lists as incoming or outgoing are not those that lead into or out of it ("{detail}"). Correct the lists.',
      zh: '{it}列出的流入或流出连线与实际连线不符（“{detail}”）。请更正列表。',
    },
    ({ element, incoming, outgoing }) => differing(element.incoming, incoming) ?? differing(element.outgoing, outgoing),
  ),
  aboutNodes(
    {
      name: 'default-not-outgoing',
      severity: 'error',
      demands: 'A default flow leaves the element it is the default of.',
      en: 'The default flow of {it} does not leave it. Choose one of its own outgoing flows.',
      zh: '{it}的默认连线不是从它流出的。请选择它自己的流出连线。',
    },
    ({ element, outgoing }) => isElement(element.default) && !outgoing.some((flow) => flow.element === element.default),
  ),
  aboutFlows(
    {
      name: 'default-has-condition',
      severity: 'error',
      demands: 'A default flow has no condition.',
      en: 'The default flow {it} has a condition. A default flow is taken when no other condition holds; remove its condition.',
      zh: '默认连线{it}设置了条件。默认连线在其他条件都不成立时执行，请删除条件。',
    },
    ({ element, source }) => isConditional(element) && source?.element.default === element,
  ),
  aboutNodes(
    {
      name: 'default-missing',
      severity: 'warning',
      demands: 'Where all flows have conditions, one flow is the default.',
      en: 'All flows out of {it} have conditions. If none holds, the process stops there with an incident; add a default flow.',
      zh: '{it}的流出连线都有条件。如果都不成立，流程会在此停住并报异常。建议设置默认连线。',
    },
    ({ outgoing, element }) =>
      outgoing.length > 0 && !isElement(element.default) && outgoing.every((flow) => isConditional(flow.element)),
  ),
];

/** Id of a flow that is listed and not drawn, or drawn and not listed; lists may be left out. */
function differing(listed: unknown, drawn: readonly DiagramFlow[]): string | undefined {
  const list = elementsIn(listed);
  if (list.length === 0) return undefined;
  const flows = drawn.map(({ element }) => element);
  const found = list.find((flow) => !flows.includes(flow)) ?? flows.find((flow) => !list.includes(flow));
  return found && (textOf(found.id) || '?');
}

const isCircle = ({ source, target }: DiagramFlow): boolean => source !== undefined && source === target;

const decides = (type: string | undefined): boolean => type === 'ExclusiveGateway' || type === 'InclusiveGateway';

/** Blank conditions are told by `expression-empty`. */
const isConditional = ({ conditionExpression }: DiagramFlow['element']): boolean => isElement(conditionExpression);

function duplicates({ flows }: Subject): DiagramFlow[] {
  const known = new Map<unknown, Set<string>>();
  return flows.filter(({ source, target, element }) => {
    if (!source || !target) return false;
    const ways = known.get(source) ?? new Set();
    const way = `${textOf(target.element.id)} ${bodyOf(element.conditionExpression)}`;
    const isKnown = ways.has(way);
    known.set(source, ways.add(way));
    return isKnown;
  });
}
