import { elementsIn, isA, isElement, type DiagramElement } from '../diagram-element.js';
import { kindOfDefinition } from '../event-facts.js';
import { aboutElements, rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Rules about pools, lanes and the messages between them, and about the drawings beside a process. */
export const COLLABORATION_RULES: Rule[] = [
  aboutElements(
    {
      name: 'message-flow-end',
      severity: 'error',
      demands: 'A message flow leads from a pool, activity or event to another.',
      en: 'The message flow {it} does not lead from a pool, activity or event to another. Connect both ends to such.',
      zh: '消息流{it}的两端必须是泳池、活动或事件。请重新连接。',
    },
    ['MessageFlow'],
    ({ sourceRef, targetRef }) => !isParty(sourceRef) || !isParty(targetRef),
  ),
  aboutElements(
    {
      name: 'message-flow-same-pool',
      severity: 'error',
      demands: 'A message flow connects two different pools.',
      en: 'The message flow {it} begins and ends in the same pool. Use a sequence flow there.',
      zh: '消息流{it}的两端在同一个泳池内。同一泳池内请使用顺序流。',
    },
    ['MessageFlow'],
    ({ sourceRef, targetRef }) =>
      isElement(sourceRef) && isElement(targetRef) && poolOf(sourceRef) === poolOf(targetRef),
  ),
  aboutElements(
    {
      name: 'message-flow-direction',
      severity: 'error',
      demands: 'Messages leave events that throw and arrive at events that catch.',
      en: 'The message flow {it} leaves an event that catches, or leads to one that throws. Turn it round, or use another event.',
      zh: '消息流{it}从捕获事件流出或流向抛出事件。请更正方向或更换事件。',
    },
    ['MessageFlow'],
    ({ sourceRef, targetRef }) => isA(sourceRef, 'bpmn:CatchEvent') || isA(targetRef, 'bpmn:ThrowEvent'),
  ),
  aboutElements(
    {
      name: 'message-flow-event',
      severity: 'error',
      demands: 'Events at the end of a message flow are message events.',
      en: 'The message flow {it} touches an event that is no message event. Give the event a message.',
      zh: '消息流{it}连接的事件不是消息事件。请为该事件设置消息。',
    },
    ['MessageFlow'],
    ({ sourceRef, targetRef }) => [sourceRef, targetRef].some((end) => isA(end, 'bpmn:Event') && !isAboutMessage(end)),
  ),
  aboutElements(
    {
      name: 'participant-multiplicity',
      severity: 'error',
      demands: 'A pool stands for at least 0, at most 1 or more participants, and no fewer at most than at least.',
      en: 'The pool {it} has a minimum below 0, or a maximum below 1 or below the minimum. Correct the numbers.',
      zh: '泳池{it}的最小数量小于 0，或最大数量小于 1 或小于最小数量。请更正。',
    },
    ['ParticipantMultiplicity'],
    ({ minimum = 0, maximum = 1 }) =>
      !(Number(minimum) >= 0 && Number(maximum) >= 1 && Number(maximum) >= Number(minimum)),
  ),
  rule(
    {
      name: 'lane-of-another-process',
      severity: 'error',
      demands: 'A lane holds steps of its own process, and no step stands in two lanes of one set.',
      en: 'The lane {it} holds a step of another process, or one that another lane of the same set holds already. Move the step.',
      zh: '泳道{it}包含其他流程的环节，或包含同组另一泳道已有的环节。请移动该环节。',
    },
    strayLanes,
  ),
  aboutElements(
    {
      name: 'choreography-reference',
      severity: 'error',
      demands: 'Choreographies and global conversations refer to no choreography.',
      en: '{it} refers to a choreography, which only a collaboration may do. Remove the reference.',
      zh: '{it}引用了编排图，只有协作图可以引用。请删除引用。',
    },
    ['Choreography', 'GlobalChoreographyTask', 'GlobalConversation'],
    ({ choreographyRef }) => elementsIn(choreographyRef).length > 0,
  ),
  aboutElements(
    {
      name: 'global-conversation-content',
      severity: 'error',
      demands: 'A global conversation holds no conversations and no artifacts.',
      en: 'The global conversation {it} holds conversations or artifacts. Make it a collaboration, or remove them.',
      zh: '全局会话{it}中含有会话或附注元素。请改为协作图或删除这些元素。',
    },
    ['GlobalConversation'],
    ({ conversations, artifacts, conversationLinks }) =>
      [conversations, artifacts, conversationLinks].some((list) => elementsIn(list).length > 0),
  ),
];

/** What may send and take messages; missing ends are told by `reference-unresolved` where an id was given. */
const isParty = (end: unknown): boolean =>
  isA(end, 'bpmn:Participant') ||
  isA(end, 'bpmn:Activity') ||
  isA(end, 'bpmn:Event') ||
  isA(end, 'bpmn:ConversationNode');

/** The process around an element; a pool stands for the process it refers to, or for itself. */
function poolOf(element: DiagramElement): DiagramElement {
  if (element.$type === 'bpmn:Participant') return isElement(element.processRef) ? element.processRef : element;
  let around = element;
  while (around.$type !== 'bpmn:Process' && around.$parent) around = around.$parent;
  return around;
}

const isAboutMessage = (event: DiagramElement): boolean =>
  [...elementsIn(event.eventDefinitions), ...elementsIn(event.eventDefinitionRef)].some(
    (definition) => kindOfDefinition(definition) === 'message',
  );

function strayLanes({ byType }: Subject): Place[] {
  return (byType.get('bpmn:LaneSet') ?? [])
    .flatMap((set) => {
      const taken = new Set<DiagramElement>();
      return elementsIn(set.lanes).filter((lane) => {
        const steps = elementsIn(lane.flowNodeRef);
        const isStray = steps.some((step) => taken.has(step) || poolOf(step) !== poolOf(lane));
        for (const step of steps) taken.add(step);
        return isStray;
      });
    })
    .map((element) => ({ element }));
}
