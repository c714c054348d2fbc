import type { ElementModel, FlowModel, ProcessModel } from '../model/process-model.js';
import { flowNode, joinNode } from './activity.js';
import { CatchDefinition, Gateway, PassiveEvent, ThrowEvent } from './events.js';
import { BoundaryEvent, EventBasedGateway, IntermediateCatchEvent, ProcessType } from './library.js';
import { MultiInstance } from './multi-instance.js';
import { SequenceFlow } from './sequence-flow.js';
import { SubProcess } from './sub-process.js';
import { CallActivity, PassThrough, ReceiveTask, ScriptTask, ServiceTask, UserTask } from './tasks.js';

/** The element types that run, by BPMN name. What is not here is refused at publish. */
export const ELEMENT_TYPES: Record<string, unknown> = {
  StartEvent: flowNode(PassiveEvent),
  EndEvent: flowNode(ThrowEvent, { isThrowing: true }),
  IntermediateThrowEvent: flowNode(ThrowEvent, { isThrowing: true }),
  IntermediateCatchEvent: flowNode(IntermediateCatchEvent),
  BoundaryEvent: flowNode(BoundaryEvent),
  Task: flowNode(PassThrough),
  ManualTask: flowNode(PassThrough),
  ScriptTask: flowNode(ScriptTask),
  UserTask: flowNode(UserTask),
  ServiceTask: flowNode(ServiceTask),
  SendTask: flowNode(ServiceTask),
  ReceiveTask: flowNode(ReceiveTask),
  CallActivity: flowNode(CallActivity),
  SubProcess: flowNode(SubProcess as never, { isSubProcess: true }),
  ExclusiveGateway: flowNode(Gateway),
  ParallelGateway: joinNode(Gateway),
  InclusiveGateway: joinNode(Gateway),
  EventBasedGateway: flowNode(EventBasedGateway),
};

const LINK_CATCH = flowNode(PassiveEvent);

type Definition = Record<string, unknown> & { id: string };

/**
 * What bpmn-engine asks of a parsed diagram, answered from the process model with one look-up each.
 * Only flow nodes and flows are handed over; drawings, data objects and lanes never reach the engine.
 */
export class ExecutableSource {
  readonly id: string;
  readonly type = 'bpmn:Definitions';
  private readonly process: Definition;
  private readonly activities: Definition[];
  private readonly activityById: Map<string, Definition>;
  private readonly activitiesOf: Map<string, Definition[]>;
  private readonly flows: Definition[];
  private readonly inbound: Map<string, Definition[]>;
  private readonly outbound: Map<string, Definition[]>;
  private readonly flowsOf: Map<string, Definition[]>;

  constructor(model: ProcessModel) {
    this.id = `${model.id}-definitions`;
    const parent = { id: this.id, type: this.type };
    this.process = {
      ...{ id: model.id, type: 'bpmn:Process', name: model.name, parent },
      behaviour: { isExecutable: true },
      Behaviour: ProcessType,
    };
    this.activities = [...model.elements.values()].map((element) => activityDefinition(element, model));
    this.activityById = new Map(this.activities.map((activity) => [activity.id, activity]));
    this.activitiesOf = groupBy(this.activities, parentId);
    this.flows = [...model.flows.values()].map((flow) => flowDefinition(flow, model));
    this.inbound = groupBy(this.flows, (flow) => flow.targetId as string);
    this.outbound = groupBy(this.flows, (flow) => flow.sourceId as string);
    this.flowsOf = groupBy(this.flows, parentId);
  }

  getProcessById = (id: string) => (id === this.process.id ? this.process : undefined);
  getProcesses = () => [this.process];
  getExecutableProcesses = () => [this.process];
  getActivities = (scopeId?: string) => (scopeId ? (this.activitiesOf.get(scopeId) ?? []) : this.activities);
  getActivityById = (id: string) => this.activityById.get(id);
  getSequenceFlows = (scopeId?: string) => (scopeId ? (this.flowsOf.get(scopeId) ?? []) : this.flows);
  getSequenceFlowById = (id: string) => this.flows.find((flow) => flow.id === id);
  getInboundSequenceFlows = (id: string) => this.inbound.get(id) ?? [];
  getOutboundSequenceFlows = (id: string) => this.outbound.get(id) ?? [];
  getInboundAssociations = () => [];
  getOutboundAssociations = () => [];
  getAssociations = () => [];
  getMessageFlows = () => [];
  getDataObjectById = () => undefined;
  getDataStoreById = () => undefined;
  getDataStoreReferenceById = () => undefined;
}

const parentId = (definition: Definition): string => (definition.parent as { id: string }).id;

function activityDefinition(element: ElementModel, model: ProcessModel): Definition {
  const { id, name, type } = element;
  const isLinkCatch = type === 'IntermediateCatchEvent' && element.event?.kind === 'link';
  return {
    ...{ id, name, type: `bpmn:${type}`, parent: parentOf(element, model) },
    triggeredByEvent: element.triggeredByEvent || undefined,
    behaviour: behaviourOf(element),
    Behaviour: isLinkCatch ? LINK_CATCH : ELEMENT_TYPES[type],
  };
}

function behaviourOf(element: ElementModel): object {
  const catches = element.type === 'BoundaryEvent' || element.type === 'IntermediateCatchEvent';
  return {
    triggeredByEvent: element.triggeredByEvent || undefined,
    ...(element.attachedTo && { attachedTo: { id: element.attachedTo }, cancelActivity: element.interrupting }),
    ...(catches && { eventDefinitions: [{ type: element.event?.kind, Behaviour: CatchDefinition }] }),
    ...(element.loop && { loopCharacteristics: { Behaviour: MultiInstance } }),
  };
}

function flowDefinition(flow: FlowModel, model: ProcessModel): Definition {
  const { id, name, sourceId, targetId, isDefault } = flow;
  const parent = parentOf(flow, model);
  return {
    ...{ id, name, sourceId, targetId, isDefault, parent },
    type: 'bpmn:SequenceFlow',
    behaviour: {},
    Behaviour: SequenceFlow,
  };
}

const parentOf = (node: { parentId: string }, model: ProcessModel) => ({
  id: node.parentId,
  type: node.parentId === model.id ? 'bpmn:Process' : 'bpmn:SubProcess',
});

function groupBy(definitions: Definition[], keyOf: (definition: Definition) => string): Map<string, Definition[]> {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions)
    groups.set(keyOf(definition), [...(groups.get(keyOf(definition)) ?? []), definition]);
  return groups;
}
