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
  /** Event nodes: what they wait for or throw first; kind `none` for plain ones. */
  event?: EventModel;
  /** Everything an event node waits for or throws; empty for plain events and other nodes. */
  events: EventModel[];
  /** Catching events with several triggers: whether all of them must occur. */
  parallelMultiple: boolean;
  loop?: LoopModel;
  standardLoop?: StandardLoopModel;
  /** Tokens an activity needs to start and leaves when it completes. */
  startQuantity: number;
  completionQuantity: number;
  /** Activities that only run to undo another one. */
  isForCompensation: boolean;
  /** Compensation boundary events: the activity that undoes the one they sit on. */
  compensatedBy?: string;
  /** Complex gateways: FEEL over `activationCount` and the variables. */
  activationCondition?: string;
  /** Receive tasks and event-based gateways that start the process. */
  instantiate: boolean;
  /** Event-based gateways that start a process: whether all events must occur. */
  parallelEvents: boolean;
  adHoc?: AdHocModel;
  /** Names of variables that belong to the sub-process: its data objects and properties. */
  properties: string[];
  /** Input and output mappings, FEEL. */
  inputs: Mapping[];
  outputs: Mapping[];
  /** Service tasks: name of the handler. */
  taskType?: string;
  /** Service tasks: how often the work is tried before a person is asked. */
  retries: number;
  /** Static headers handed to the handler. */
  headers: Record<string, string>;
  script?: { expression: string; resultVariable: string };
  /** Business rule tasks: the decision that answers. */
  decision?: { decisionId: string; resultVariable: string };
  called?: CalledModel;
  /** Receive tasks. */
  message?: MessageModel;
  userTask?: UserTaskModel;
  step: StepModel;
}

export type EventKind =
  | 'none'
  | 'message'
  | 'timer'
  | 'signal'
  | 'conditional'
  | 'error'
  | 'escalation'
  | 'terminate'
  | 'link'
  | 'cancel'
  | 'compensation';

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
  /** Compensation that is thrown: the activity to undo, all of the scope without one. */
  activity?: string;
  /** Compensation that is thrown: whether the event waits until everything is undone. */
  waits?: boolean;
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
  /** Which completed instances throw an event: `All` none, `None` each, `One` the first, `Complex` where a condition holds. */
  behavior: 'All' | 'None' | 'One' | 'Complex';
  throws: { condition?: string; event: EventModel }[];
}

/** A standard loop: repeats while the condition holds, at most `maximum` times. */
export interface StandardLoopModel {
  condition?: string;
  testBefore: boolean;
  maximum?: number;
}

/** An ad-hoc sub-process. */
export interface AdHocModel {
  sequential: boolean;
  completionCondition?: string;
  cancelRemaining: boolean;
  /** FEEL list of the ids of the activities to begin with; all that no flow leads to without one. */
  elements?: string;
}

/** What a call activity calls. */
export interface CalledModel {
  processId: string;
  /** Version of the process; the newest published one when absent. */
  version?: number;
  propagateAll: boolean;
  propagateParent: boolean;
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
  /** The clock every task of this step has for itself, from its opening until its end. */
  taskClock?: TaskClockModel;
  /** Measures of the clocks that start, or are met, when the element completes. */
  startClocks: string[];
  stopClocks: string[];
}

/** A limit of one task: whose it is, and its end where the policy of the measure does not say it. Both may be FEEL. */
export interface TaskClockModel {
  measure: string;
  unit?: string;
  due?: string;
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
  private readonly childrenOf: Map<string, ElementModel[]>;
  private readonly boundariesOf: Map<string, ElementModel[]>;
  /** Whether any step gives its tasks clocks of their own. */
  readonly hasTaskClocks: boolean;

  constructor(
    readonly id: string,
    readonly name: string,
    readonly elements: ReadonlyMap<string, ElementModel>,
    readonly flows: ReadonlyMap<string, FlowModel>,
    /** Names of the variables that its data objects and properties stand for. */
    readonly properties: readonly string[] = [],
  ) {
    const all = [...elements.values()];
    this.hasTaskClocks = all.some(({ step }) => step.taskClock);
    this.childrenOf = Map.groupBy(all, ({ parentId }) => parentId);
    this.boundariesOf = Map.groupBy(
      all.filter(({ attachedTo }) => attachedTo !== undefined),
      ({ attachedTo = '' }) => attachedTo,
    );
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
    return this.boundariesOf.get(activityId) ?? [];
  }

  /** Event sub-processes of a process or sub-process, each with its start event. */
  eventSubProcesses(scopeId: string): { subProcess: ElementModel; start: ElementModel }[] {
    return this.children(scopeId)
      .filter((element) => element.triggeredByEvent)
      .flatMap((subProcess) =>
        this.children(subProcess.id)
          .filter(({ type }) => type === 'StartEvent')
          .map((start) => ({ subProcess, start })),
      );
  }

  /** Where a scope begins when nothing particular started it: at its first plain start event, else at nodes no flow leads to. */
  beginnings(scopeId: string): readonly ElementModel[] {
    const children = this.children(scopeId);
    if (children.some(({ type }) => type === 'StartEvent')) return children.filter(isPlainStart).slice(0, 1);
    return children.filter(isUnled);
  }

  /** Start events of the process that wait for nothing. */
  plainStarts(): readonly ElementModel[] {
    return this.children(this.id).filter(isPlainStart);
  }

  /** Events and receive tasks that start an instance of the process when they occur; those behind a starting gateway too. */
  triggers(): readonly ElementModel[] {
    const started = this.children(this.id).filter(
      ({ type, event, instantiate }) => instantiate || (type === 'StartEvent' && event?.kind !== 'none'),
    );
    const behind = ({ outgoing }: ElementModel) => outgoing.map((id) => this.element(this.flow(id).targetId));
    return started.flatMap((element) => (element.type === 'EventBasedGateway' ? behind(element) : element));
  }

  /** Activities of an ad-hoc sub-process that may be begun at any time. */
  free(scopeId: string): readonly ElementModel[] {
    return this.children(scopeId).filter(isUnled);
  }

  /** The scopes around an element, innermost first, the process last. */
  scopesOf(id: string): string[] {
    const { parentId } = this.element(id);
    return parentId === this.id ? [this.id] : [parentId, ...this.scopesOf(parentId)];
  }
}

const isPlainStart = ({ type, event }: ElementModel): boolean => type === 'StartEvent' && event?.kind === 'none';

/** Whether a token is put here because no flow could bring one. */
const isUnled = (element: ElementModel): boolean =>
  element.incoming.length === 0 &&
  !element.attachedTo &&
  !element.triggeredByEvent &&
  !element.isForCompensation &&
  !element.instantiate &&
  element.event?.kind !== 'link';
