import type { ModdleElement } from 'bpmn-moddle';
import { mappingsOf, propertiesOf } from './data-model.js';
import { eventsOf, messageOf } from './event-model.js';
import { extensionOf, extensionsOf, words } from './extensions.js';
import { loopOf, standardLoopOf } from './loop-model.js';
import type {
  AdHocModel,
  CalledModel,
  ElementModel,
  StepModel,
  TaskClockModel,
  UserTaskModel,
} from './process-model.js';

/** What stands beside the process in a diagram, by id. */
export type RootElements = ReadonlyMap<string, ModdleElement>;

/** A flow node as the engine runs it. */
export function elementOf(node: ModdleElement, parentId: string, roots: RootElements): ElementModel {
  const work = globalTaskOf(node, roots) ?? node;
  return {
    id: node.id,
    type: work.$type.replace(/^bpmn:(Global(?=\w*Task))?/, ''),
    name: node.name ?? '',
    parentId,
    incoming: [],
    outgoing: [],
    ...eventDetails(node),
    ...repetitionOf(node),
    isForCompensation: node.isForCompensation === true,
    activationCondition: node.activationCondition?.body?.trim() || undefined,
    adHoc: node.$type === 'bpmn:AdHocSubProcess' ? adHocOf(node) : undefined,
    properties: propertiesOf(node),
    ...mappingsOf(node),
    retries: Number(extensionOf(node, 'zeebe:TaskDefinition')?.retries ?? 1),
    headers: headersOf(node),
    step: stepOf(node),
    ...taskDetails(work),
  };
}

function eventDetails(node: ModdleElement) {
  const events = eventsOf(node);
  return {
    triggeredByEvent: node.triggeredByEvent === true,
    attachedTo: node.attachedToRef?.id,
    interrupting: node.cancelActivity !== false && node.isInterrupting !== false,
    event: node.$type.endsWith('Event') ? (events[0] ?? { kind: 'none' as const }) : undefined,
    events,
    parallelMultiple: node.parallelMultiple === true,
    instantiate: node.instantiate === true,
    parallelEvents: node.eventGatewayType === 'Parallel',
  };
}

function repetitionOf(node: ModdleElement) {
  return {
    loop: loopOf(node),
    standardLoop: standardLoopOf(node),
    startQuantity: Number(node.startQuantity ?? 1),
    completionQuantity: Number(node.completionQuantity ?? 1),
  };
}

/** A call activity that calls a global task is that task. */
function globalTaskOf(node: ModdleElement, roots: RootElements): ModdleElement | undefined {
  if (node.$type !== 'bpmn:CallActivity') return undefined;
  const called = roots.get(node.calledElement ?? '');
  return called && /^bpmn:Global\w*Task$/.test(called.$type) ? called : undefined;
}

function adHocOf(node: ModdleElement): AdHocModel {
  return {
    sequential: node.ordering === 'Sequential',
    completionCondition: node.completionCondition?.body?.trim() || undefined,
    cancelRemaining: node.cancelRemainingInstances !== false,
    elements: extensionOf(node, 'zeebe:AdHoc')?.activeElementsCollection,
  };
}

function headersOf(node: ModdleElement): Record<string, string> {
  const headers: ModdleElement[] = extensionOf(node, 'zeebe:TaskHeaders')?.values ?? [];
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]));
}

function taskDetails(node: ModdleElement): Partial<ElementModel> {
  switch (node.$type.replace('Global', '')) {
    case 'bpmn:UserTask':
      return { userTask: userTaskOf(node) };
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
      return { taskType: extensionOf(node, 'zeebe:TaskDefinition')?.type };
    case 'bpmn:BusinessRuleTask':
      return { taskType: extensionOf(node, 'zeebe:TaskDefinition')?.type, decision: decisionOf(node) };
    case 'bpmn:ReceiveTask':
      return { message: messageOf(node.messageRef) };
    case 'bpmn:ScriptTask':
      return { script: scriptOf(node) };
    case 'bpmn:CallActivity':
      return { called: calledOf(node) };
    default:
      return {};
  }
}

function userTaskOf(node: ModdleElement): UserTaskModel {
  const assignment = extensionOf(node, 'zeebe:AssignmentDefinition');
  return {
    assignee: assignment?.assignee,
    candidateGroups: assignment?.candidateGroups,
    candidateUsers: assignment?.candidateUsers,
    formId: extensionOf(node, 'zeebe:FormDefinition')?.formId,
    dueDate: extensionOf(node, 'zeebe:TaskSchedule')?.dueDate,
    priority: extensionOf(node, 'zeebe:PriorityDefinition')?.priority,
  };
}

function scriptOf(node: ModdleElement) {
  const script = extensionOf(node, 'zeebe:Script');
  return script && { expression: script.expression ?? '', resultVariable: script.resultVariable ?? '' };
}

function decisionOf(node: ModdleElement) {
  const decision = extensionOf(node, 'zeebe:CalledDecision');
  return decision && { decisionId: decision.decisionId ?? '', resultVariable: decision.resultVariable ?? '' };
}

function calledOf(node: ModdleElement): CalledModel {
  const called = extensionOf(node, 'zeebe:CalledElement');
  const isFixed = called?.bindingType === 'versionTag';
  return {
    processId: called?.processId ?? node.calledElement ?? '',
    version: isFixed ? Number(called.versionTag) : undefined,
    propagateAll: called?.propagateAllChildVariables !== false,
    propagateParent: called?.propagateAllParentVariables !== false,
  };
}

function stepOf(node: ModdleElement): StepModel {
  const step = extensionOf(node, 'lx:Step');
  return {
    type: step?.type,
    actions: words(step?.actions),
    holder: step?.holder,
    due: step?.due,
    evidence: words(step?.evidence),
    visibility: step?.visibility,
    clause: step?.clause,
    taskClock: taskClockOf(node),
    startClocks: extensionsOf(node, 'lx:StartClock').map(({ measure }) => measure),
    stopClocks: extensionsOf(node, 'lx:StopClock').map(({ measure }) => measure),
  };
}

function taskClockOf(node: ModdleElement): TaskClockModel | undefined {
  const clock = extensionOf(node, 'lx:TaskClock');
  return clock && { measure: clock.measure, unit: clock.unit, due: clock.due };
}
