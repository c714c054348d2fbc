import type { ElementModel, ProcessModel } from '../model/process-model.js';
import { AdHocSubProcess } from './ad-hoc.js';
import type { Behaviour } from './behaviour.js';
import { BoundaryEvent, IntermediateCatchEvent, StartEvent, ThrowEvent } from './events.js';
import { ComplexGateway, EventBasedGateway, Gateway } from './gateways.js';
import type { Context } from './library.js';
import { TokenProcess } from './process-type.js';
import { EventSubProcess, SubProcess, Transaction } from './sub-process.js';
import { CallActivity, PassThrough, ReceiveTask, ScriptTask, ServiceTask, UserTask } from './tasks.js';

type BehaviourType = new (definition: { id: string }, context: Context) => Behaviour;

/** The element types that run, by BPMN name. What is not here is refused at publish. */
export const ELEMENT_TYPES: Record<string, BehaviourType> = {
  StartEvent,
  EndEvent: ThrowEvent,
  IntermediateThrowEvent: ThrowEvent,
  IntermediateCatchEvent,
  BoundaryEvent,
  Task: PassThrough,
  ManualTask: PassThrough,
  ScriptTask,
  UserTask,
  ServiceTask,
  SendTask: ServiceTask,
  BusinessRuleTask: ServiceTask,
  ReceiveTask,
  CallActivity,
  SubProcess,
  Transaction,
  AdHocSubProcess,
  ExclusiveGateway: Gateway,
  ParallelGateway: Gateway,
  InclusiveGateway: Gateway,
  ComplexGateway,
  EventBasedGateway,
};

type Definition = Record<string, unknown> & { id: string };

/** What bpmn-engine asks of a parsed diagram, answered from the process model; drawings never reach the engine. */
export class ExecutableSource {
  readonly id: string;
  readonly type = 'bpmn:Definitions';
  private readonly process: Definition;
  private readonly activities: Map<string, Definition>;

  constructor(model: ProcessModel) {
    this.id = `${model.id}-definitions`;
    this.process = {
      ...{ id: model.id, type: 'bpmn:Process', name: model.name, parent: { id: this.id, type: this.type } },
      behaviour: { isExecutable: true },
      Behaviour: TokenProcess,
    };
    this.activities = new Map([...model.elements.values()].map((element) => [element.id, activityOf(element)]));
  }

  getProcessById = (id: string) => (id === this.process.id ? this.process : undefined);
  getProcesses = () => [this.process];
  getExecutableProcesses = () => [this.process];
  getActivities = () => [...this.activities.values()];
  getActivityById = (id: string) => this.activities.get(id);
  getSequenceFlows = () => [];
  getMessageFlows = () => [];
}

function activityOf(element: ElementModel): Definition {
  const { id, name, type, triggeredByEvent } = element;
  return { id, name, type: `bpmn:${type}`, Behaviour: triggeredByEvent ? EventSubProcess : ELEMENT_TYPES[type] };
}
