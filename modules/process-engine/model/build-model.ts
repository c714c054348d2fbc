import type { ModdleElement } from 'bpmn-moddle';
import { DomainError } from '../../kernel/index.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { propertiesOf } from './data-model.js';
import { elementOf, type RootElements } from './element-model.js';
import { ProcessModel, type ElementModel, type FlowModel } from './process-model.js';
import type { Diagram } from './read-diagram.js';

/** An executable process of a diagram as the engine runs it: the one of this key, else the only one. Throws `diagram-not-executable`. */
export function buildModel(diagram: Diagram, key?: string): ProcessModel {
  const process = executableProcess(diagram, key);
  const elements = new Map<string, ElementModel>();
  const flows = new Map<string, FlowModel>();
  const roots: RootElements = new Map(rootsOf(diagram).map((root) => [root.id, root]));
  collect(process, { elements, flows, roots });
  connect(elements, flows);
  for (const association of associationsIn(process)) linkHandler(association, elements);
  return new ProcessModel(process.id, process.name ?? process.id, elements, flows, propertiesOf(process));
}

const rootsOf = (diagram: Diagram): ModdleElement[] => diagram.definitions.rootElements ?? [];

function executableProcess(diagram: Diagram, key?: string): ModdleElement {
  const [process, ...others] = rootsOf(diagram).filter(
    ({ $type, id, isExecutable }) =>
      $type === 'bpmn:Process' && isExecutable === true && (key === undefined || id === key),
  );
  if (!process || others.length > 0) {
    const detail = process
      ? 'The diagram has more than one executable process.'
      : 'The diagram has no executable process.';
    throw new DomainError(ENGINE_ERRORS['diagram-not-executable'], detail);
  }
  return process;
}

interface Parts {
  elements: Map<string, ElementModel>;
  flows: Map<string, FlowModel>;
  roots: RootElements;
}

function collect(scope: ModdleElement, parts: Parts): void {
  for (const node of (scope.flowElements ?? []) as ModdleElement[]) {
    if (node.$type === 'bpmn:SequenceFlow') parts.flows.set(node.id, flowOf(node, scope.id));
    else if (isFlowNode(node)) parts.elements.set(node.id, elementOf(node, scope.id, parts.roots));
    if (node.flowElements) collect(node, parts);
  }
}

/** Flows know their ends; the lists on the nodes themselves are optional in BPMN and not relied on. */
function connect(elements: Map<string, ElementModel>, flows: Map<string, FlowModel>): void {
  for (const flow of flows.values()) {
    elements.get(flow.sourceId)?.outgoing.push(flow.id);
    elements.get(flow.targetId)?.incoming.push(flow.id);
  }
}

function associationsIn(scope: ModdleElement): ModdleElement[] {
  const inner = ((scope.flowElements ?? []) as ModdleElement[]).flatMap(associationsIn);
  return [
    ...((scope.artifacts ?? []) as ModdleElement[]).filter(({ $type }) => $type === 'bpmn:Association'),
    ...inner,
  ];
}

/** An association between a compensation boundary event and the activity that undoes. */
function linkHandler({ sourceRef, targetRef }: ModdleElement, elements: Map<string, ElementModel>): void {
  const ends = [elements.get(sourceRef?.id), elements.get(targetRef?.id)];
  const boundary = ends.find((end) => end?.attachedTo !== undefined && end.event?.kind === 'compensation');
  const handler = ends.find((end) => end?.isForCompensation);
  if (boundary && handler) boundary.compensatedBy = handler.id;
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
