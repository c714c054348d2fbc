/**
 * The seam to bpmn-engine and bpmn-elements: the only file that imports them. Their own type declarations
 * do not describe the parts that element behaviours need, so the few shapes used are declared here.
 */
import * as library from 'bpmn-elements';
import * as events from 'bpmn-elements/events';
import * as gateways from 'bpmn-elements/gateways';
import * as tasks from 'bpmn-elements/tasks';
import { Engine } from 'bpmn-engine';

export interface Message {
  fields: { routingKey: string; redelivered?: boolean; consumerTag?: string };
  content: Content;
  properties: { type?: string; delegate?: boolean; correlationId?: string };
  ack(allUpTo?: boolean): void;
}

export interface ParentRef {
  id: string;
  type: string;
  executionId?: string;
  path?: ParentRef[];
}

export interface Content {
  id: string;
  type: string;
  executionId: string;
  parent?: ParentRef;
  isRootScope?: boolean;
  isMultiInstance?: boolean;
  isDefinitionScope?: boolean;
  inbound?: { id: string; executionId?: string; sequenceId?: string; isSequenceFlow?: boolean }[];
  index?: number;
  [key: string]: unknown;
}

export type Handler = (routingKey: string, message: Message) => void;

export interface Broker {
  publish(exchange: string, routingKey: string, content: unknown, properties?: object): void;
  subscribeTmp(exchange: string, pattern: string, handler: Handler, options: object): void;
  cancel(consumerTag: string): void;
  getQueue(name: string): {
    messageCount: number;
    queueMessage(fields: object, content: object, properties?: object): void;
  };
}

export interface Activity {
  id: string;
  type: string;
  name?: string;
  status?: string;
  broker: Broker;
  context: Context;
  environment: Environment;
  behaviour: Record<string, unknown>;
  inbound: { id: string; sourceId: string }[];
  outbound: { id: string; targetId: string }[];
  attachedTo: Activity | null;
  isRunning: boolean;
  execution?: { source?: { executions?: ProcessExecution[] } };
  run(content?: object): void;
  discard(): void;
}

export interface Environment {
  options: Record<string, unknown>;
  settings: Record<string, unknown>;
}

export interface Context {
  owner?: { id: string; isSubProcess?: boolean };
  environment: Environment;
  getActivityById(id: string): Activity | null;
  getActivities(scopeId: string): Activity[];
}

export interface ProcessExecution {
  executionId: string;
  completed: boolean;
  stopped: boolean;
  context: Context;
  broker: Broker;
  getPostponed(): { id: string; executionId: string; content: Content; discard(): void }[];
  getActivityById(id: string): Activity | undefined;
}

export interface Definition {
  broker: Broker;
  isRunning: boolean;
  run(): void;
  recover(state: object): void;
  resume(): void;
  getState(): object;
  getProcesses(): { id: string; broker: Broker; context: Context; execution?: ProcessExecution }[];
}

/** A behaviour is made anew for every run of its activity. */
export interface Behaviour {
  execute(message: Message): void;
}

type Constructor<T> = new (...args: never[]) => T;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- undeclared by the library; subclasses override single methods
type LooseConstructor = new (...args: any[]) => any;
type BehaviourConstructor = new (activity: Activity, context: Context) => Behaviour;

const loose = library as unknown as Record<string, LooseConstructor>;

/** The library's activity: lifecycle and queues of one flow node. */
export const ActivityBase = loose.Activity as LooseConstructor;
export const SequenceFlowBase = loose.SequenceFlow as unknown as Constructor<{
  take(content?: object): boolean;
  discard(): void;
}>;
export const SubProcessBase = tasks['SubProcessBehaviour' as never] as unknown as new (...args: unknown[]) => {
  _upsertExecution(message: Message): ProcessExecution;
  _completeExecution(routingKey: string, content: Content): void;
  getState(): object;
};
export const BoundaryEvent = events['BoundaryEventBehaviour' as never] as unknown as BehaviourConstructor;
export const IntermediateCatchEvent = events[
  'IntermediateCatchEventBehaviour' as never
] as unknown as BehaviourConstructor;
export const EventBasedGateway = gateways['EventBasedGatewayBehaviour' as never] as unknown as BehaviourConstructor;
export const ProcessType = loose.Process;

/** Messages by which a scope remembers what runs in it, tokens on flows included. */
export const postponedOf = (execution: ProcessExecution): Set<Message> =>
  (execution as unknown as Record<symbol, { postponed: Set<Message> }>)[Symbol.for('elements')]?.postponed ?? new Set();

/** Version of the engine that snapshots are stamped with; a test holds it equal to package.json. */
export const ENGINE_VERSION = '25.0.1';

/** Loads one definition into a fresh engine; nothing runs yet. */
export async function loadDefinition(sourceContext: object, options: object): Promise<Definition> {
  const engine = new Engine({ ...options, sourceContext } as never);
  const [definition] = (await engine.getDefinitions()) as unknown as Definition[];
  if (!definition) throw new Error('the diagram holds no definition');
  return definition;
}

/**
 * Ends the forwarding of every event inside a process to its definition, where nobody listens; only what concerns the
 * process itself still arrives. Called once the definition runs.
 */
export function hushDefinition(definition: Definition): void {
  const { execution } = definition as unknown as { execution?: Record<symbol, Record<string, Handler>> };
  const onChildEvent = execution?.[Symbol.for('messageHandlers')]?.onChildEvent;
  if (!onChildEvent) return;
  for (const { broker } of definition.getProcesses()) {
    broker.cancel('_definition-activity-consumer');
    broker.subscribeTmp('event', 'process.#', onChildEvent, {
      noAck: true,
      consumerTag: '_definition-activity-consumer',
      priority: 100,
    });
  }
}
