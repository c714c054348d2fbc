import type { ModdleElement } from 'bpmn-moddle';
import { DomainError } from '../../kernel/index.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { eventOf, messageOf } from './event-model.js';
import { extensionOf, extensionsOf, words } from './extensions.js';
import {
  ProcessModel,
  type ElementModel,
  type FlowModel,
  type LoopModel,
  type StepModel,
  type UserTaskModel,
} from './process-model.js';
import type { Diagram } from './read-diagram.js';

/** The executable process of a diagram as the engine runs it. Throws `diagram-not-executable`. */
export function buildModel(diagram: Diagram): ProcessModel {
  const process = executableProcess(diagram);
  const elements = new Map<string, ElementModel>();
  const flows = new Map<string, FlowModel>();
  collect(process, elements, flows);
  connect(elements, flows);
  return new ProcessModel(process.id, process.name ?? process.id, elements, flows);
}

/** The processes of a diagram marked executable. */
function executableProcesses(diagram: Diagram): ModdleElement[] {
  const roots: ModdleElement[] = diagram.definitions.rootElements ?? [];
  return roots.filter((root) => root.$type === 'bpmn:Process' && root.isExecutable === true);
}

function executableProcess(diagram: Diagram): ModdleElement {
  const [process, ...others] = executableProcesses(diagram);
  if (!process || others.length > 0) {
    const detail = process
      ? 'The diagram has more than one executable process.'
      : 'The diagram has no executable process.';
    throw new DomainError(ENGINE_ERRORS['diagram-not-executable'], detail);
  }
  return process;
}

function collect(scope: ModdleElement, elements: Map<string, ElementModel>, flows: Map<string, FlowModel>): void {
  for (const node of (scope.flowElements ?? []) as ModdleElement[]) {
    if (node.$type === 'bpmn:SequenceFlow') flows.set(node.id, flowOf(node, scope.id));
    else if (isFlowNode(node)) elements.set(node.id, elementOf(node, scope.id));
    if (node.flowElements) collect(node, elements, flows);
  }
}

/** Flows know their ends; the lists on the nodes themselves are optional in BPMN and not relied on. */
function connect(elements: Map<string, ElementModel>, flows: Map<string, FlowModel>): void {
  for (const flow of flows.values()) {
    elements.get(flow.sourceId)?.outgoing.push(flow.id);
    elements.get(flow.targetId)?.incoming.push(flow.id);
  }
}

/** Whether tokens can pass through the node: everything but data objects and their references. */
const isFlowNode = (node: ModdleElement): boolean =>
  /(Task|Event|Gateway|SubProcess|CallActivity|Transaction)$/.test(node.$type);

function flowOf(node: ModdleElement, parentId: string): FlowModel {
  return {
    id: node.id,
    name: node.name ?? '',
    parentId,
    sourceId: node.sourceRef?.id ?? '',
    targetId: node.targetRef?.id ?? '',
    condition: node.conditionExpression?.body?.trim() || undefined,
    isDefault: node.sourceRef?.default?.id === node.id,
  };
}

function elementOf(node: ModdleElement, parentId: string): ElementModel {
  const io = extensionOf(node, 'zeebe:IoMapping');
  return {
    id: node.id,
    type: node.$type.replace('bpmn:', ''),
    name: node.name ?? '',
    parentId,
    incoming: [],
    outgoing: [],
    triggeredByEvent: node.triggeredByEvent === true,
    attachedTo: node.attachedToRef?.id,
    interrupting: node.cancelActivity !== false && node.isInterrupting !== false,
    event: eventOf(node),
    loop: loopOf(node),
    inputs: mappings(io?.inputParameters),
    outputs: mappings(io?.outputParameters),
    headers: headersOf(node),
    step: stepOf(node),
    ...taskDetails(node),
  };
}

const mappings = (parameters: ModdleElement[] | undefined) =>
  (parameters ?? []).map(({ source, target }) => ({ source: String(source ?? ''), target: String(target ?? '') }));

function headersOf(node: ModdleElement): Record<string, string> {
  const headers: ModdleElement[] = extensionOf(node, 'zeebe:TaskHeaders')?.values ?? [];
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]));
}

function taskDetails(node: ModdleElement): Partial<ElementModel> {
  switch (node.$type) {
    case 'bpmn:UserTask':
      return { userTask: userTaskOf(node) };
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
      return { taskType: extensionOf(node, 'zeebe:TaskDefinition')?.type };
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

function calledOf(node: ModdleElement) {
  const called = extensionOf(node, 'zeebe:CalledElement');
  const processId = called?.processId ?? node.calledElement ?? '';
  return { processId, propagateAll: called?.propagateAllChildVariables !== false };
}

function loopOf(node: ModdleElement): LoopModel | undefined {
  const loop: ModdleElement | undefined = node.loopCharacteristics;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const zeebe = extensionOf(loop, 'zeebe:LoopCharacteristics');
  return {
    sequential: loop.isSequential === true,
    collection: zeebe?.inputCollection,
    elementVariable: zeebe?.inputElement,
    outputCollection: zeebe?.outputCollection,
    outputElement: zeebe?.outputElement,
    cardinality: loop.loopCardinality?.body?.trim(),
    completionCondition: loop.completionCondition?.body?.trim(),
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
    startClocks: extensionsOf(node, 'lx:StartClock').map(({ measure }) => measure),
    stopClocks: extensionsOf(node, 'lx:StopClock').map(({ measure }) => measure),
  };
}
