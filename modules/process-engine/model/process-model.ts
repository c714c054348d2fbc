/** One flow node of a diagram, in the engine's words. `type` is the BPMN name without prefix, e.g. `UserTask`. */
export interface ElementModel {
  id: string;
  type: string;
  name: string;
  /** Id of the process or sub-process that contains it. */
  parentId: string;
  incoming: string[];
  outgoing: string[];
  /** Event sub-processes: started by an event, never by a flow. */
  triggeredByEvent: boolean;
  /** Boundary events: the activity they sit on. */
  attachedTo?: string;
  /** Boundary and event sub-process start events: whether catching ends what runs. */
  interrupting: boolean;
  event?: EventModel;
  loop?: LoopModel;
  /** Input and output mappings, FEEL. */
  inputs: Mapping[];
  outputs: Mapping[];
  /** Service tasks: name of the handler. */
  taskType?: string;
  /** Static headers handed to the handler. */
  headers: Record<string, string>;
  script?: { expression: string; resultVariable: string };
  called?: { processId: string; propagateAll: boolean };
  /** Receive tasks. */
  message?: MessageModel;
  userTask?: UserTaskModel;
  step: StepModel;
}

export type EventKind =
  'none' | 'message' | 'timer' | 'signal' | 'conditional' | 'error' | 'escalation' | 'terminate' | 'link';

/** What an event waits for or throws. Strings that start with `=` are FEEL. */
export interface EventModel {
  kind: EventKind;
  message?: MessageModel;
  timer?: { kind: 'date' | 'duration' | 'cycle'; expression: string };
  signal?: string;
  condition?: string;
  /** Error or escalation code; undefined catches all. */
  code?: string;
  link?: string;
}

export interface MessageModel {
  name: string;
  correlationKey?: string;
}

/** A multi-instance activity. Exactly one of `collection` and `cardinality` is set. */
export interface LoopModel {
  sequential: boolean;
  collection?: string;
  cardinality?: string;
  elementVariable?: string;
  outputCollection?: string;
  outputElement?: string;
  completionCondition?: string;
}

export interface Mapping {
  source: string;
  target: string;
}

/** Who may do a human task, with what form, until when. Strings that start with `=` are FEEL. */
export interface UserTaskModel {
  assignee?: string;
  candidateGroups?: string;
  candidateUsers?: string;
  formId?: string;
  dueDate?: string;
  priority?: string;
}

/** What only the hotline knows of a step (namespace `lx`). */
export interface StepModel {
  /** Task type: what kind of work it is, e.g. `sign` or `reply`; code relies on this, never on element ids. */
  type?: string;
  /** Task verbs a person may use here besides completing it: return, transfer, delegate, … */
  actions: string[];
  /** Whom time is booked to while the step is open: centre, lead-unit, co-unit, citizen, … */
  holder?: string;
  /** Measure of the SLA clock that gives the task its due time. */
  due?: string;
  evidence: string[];
  visibility?: string;
  clause?: string;
  /** Measures of the clocks that start, or are met, when the element completes. */
  startClocks: string[];
  stopClocks: string[];
}

/** A sequence flow. */
export interface FlowModel {
  id: string;
  name: string;
  parentId: string;
  sourceId: string;
  targetId: string;
  condition?: string;
  isDefault: boolean;
}

/** The one executable process of a diagram. */
export class ProcessModel {
  private readonly childrenOf = new Map<string, ElementModel[]>();

  constructor(
    readonly id: string,
    readonly name: string,
    readonly elements: ReadonlyMap<string, ElementModel>,
    readonly flows: ReadonlyMap<string, FlowModel>,
  ) {
    for (const element of elements.values()) {
      const siblings = this.childrenOf.get(element.parentId) ?? [];
      this.childrenOf.set(element.parentId, [...siblings, element]);
    }
  }

  /** The element with this id; throws when the diagram has none. */
  element(id: string): ElementModel {
    const element = this.elements.get(id);
    if (!element) throw new Error(`process ${this.id} has no element ${id}`);
    return element;
  }

  flow(id: string): FlowModel {
    const flow = this.flows.get(id);
    if (!flow) throw new Error(`process ${this.id} has no flow ${id}`);
    return flow;
  }

  /** Elements directly inside a process or sub-process. */
  children(scopeId: string): readonly ElementModel[] {
    return this.childrenOf.get(scopeId) ?? [];
  }

  /** Boundary events of an activity. */
  boundaries(activityId: string): readonly ElementModel[] {
    return this.children(this.element(activityId).parentId).filter((element) => element.attachedTo === activityId);
  }

  /** Event sub-processes of a process or sub-process, each with its start event. */
  eventSubProcesses(scopeId: string): readonly { subProcess: ElementModel; start: ElementModel }[] {
    return this.children(scopeId)
      .filter((element) => element.triggeredByEvent)
      .flatMap((subProcess) =>
        this.children(subProcess.id)
          .filter((child) => child.type === 'StartEvent')
          .map((start) => ({ subProcess, start })),
      );
  }
}
