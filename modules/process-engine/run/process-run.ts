import { ENGINE_VERSION } from '../elements/library.js';
import type { ElementModel, MessageModel } from '../model/process-model.js';
import type { Adoption } from './adoption.js';
import { Execution } from './execution.js';
import type { LoadedEngine } from './loaded-engine.js';
import type { NodeState } from './node.js';
import { Nodes } from './nodes.js';
import { ProcessFault } from './process-fault.js';
import type { Program } from './program.js';
import type { Snapshot, StoredSnapshot } from './snapshot.js';
import type { OpenWait, ProcessStep } from './step.js';
import { StepRecorder } from './step-recorder.js';
import { upgradeSnapshot, type Pending } from './upgrade-snapshot.js';
import { Variables, type Values } from './variables.js';
import { WaitBook } from './wait-book.js';
import type { Wait } from './wait.js';

/**
 * One instance in memory. Every method is one turn: it acts, runs until nothing moves and answers what happened.
 * After a throw the run is unusable and must be dropped; nothing outside it was touched.
 */
export class ProcessRun {
  private readonly variables: Variables;
  private readonly waits: WaitBook;
  private readonly nodes: Nodes;
  private readonly recorder = new StepRecorder();
  private readonly execution: Execution;

  private constructor(
    private readonly program: Program,
    private readonly engine: LoadedEngine,
    private readonly state: Snapshot,
  ) {
    const { model } = program;
    this.variables = new Variables(state.variables);
    this.waits = new WaitBook(model, state.waits);
    this.nodes = new Nodes(model, state);
    const { variables, waits, nodes, recorder } = this;
    this.execution = new Execution({ model, variables, waits, nodes, recorder });
    engine.carry(this.execution);
  }

  /** A run that has not begun. */
  static async create(program: Program, variables: Values): Promise<ProcessRun> {
    const state = { next: 1, nodes: {}, waits: {}, variables: { root: { ...variables }, local: {} } };
    return ProcessRun.load(program, { format: 2, engineVersion: ENGINE_VERSION, ...state });
  }

  /** A run that goes on where the snapshot stopped. */
  static async recover(program: Program, stored: StoredSnapshot): Promise<ProcessRun> {
    const { snapshot, pending } = upgradeSnapshot(program.model, stored);
    const run = await ProcessRun.load(program, snapshot);
    for (const each of pending) run.resume(each);
    return run;
  }

  private static async load(program: Program, state: Snapshot): Promise<ProcessRun> {
    return new ProcessRun(program, await program.takeEngine(), state);
  }

  /** Lets another instance use the engine; the run itself is over then. Not to be called after a throw or an end. */
  release(): void {
    this.program.giveBack(this.engine);
  }

  /** Starts at the plain start event, or at an element that something set off with the values it brought. */
  begin(now: Date, at?: { elementId: string; values: Values }): ProcessStep {
    return this.turn(now, () => {
      const { root } = this.nodes;
      for (const name of this.program.model.properties) if (!(name in this.values)) this.values[name] = null;
      if (!at) return this.execution.begin(root);
      this.execution.expressions.assignAll(at.values, root);
      this.execution.events.arm(root);
      this.execution.setOff(this.program.model.element(at.elementId));
    });
  }

  /** Whether this wait is still open. */
  isWaiting(executionId: string): boolean {
    return this.waits.get(executionId) !== undefined;
  }

  /** Ends a wait with the variables its answer brings. */
  answer(now: Date, executionId: string, values: Values): ProcessStep {
    return this.turn(now, () => this.execution.answer(this.expect(executionId), values));
  }

  /** Raises a BPMN error at an activity that waits. */
  throwError(now: Date, executionId: string, code: string, values: Values): ProcessStep {
    return this.turn(now, () => {
      const host = this.hostOf(this.expect(executionId));
      this.execution.expressions.assignAll(values, this.nodes.scopeOf(host));
      this.execution.propagation.raise('error', code, host);
    });
  }

  /** Raises an escalation at an activity that waits. */
  escalate(now: Date, executionId: string, code: string | undefined): ProcessStep {
    return this.turn(now, () =>
      this.execution.propagation.raise('escalation', code, this.hostOf(this.expect(executionId))),
    );
  }

  /** Changes root variables; awaited conditions see them at once. */
  setVariables(now: Date, values: Values): ProcessStep {
    return this.turn(now, () => this.execution.expressions.assignAll(values, this.nodes.root));
  }

  /** Takes the token that waits somewhere out of there and puts it before another element. */
  move(now: Date, from: string, to: string): ProcessStep {
    return this.turn(now, () => this.execution.move(this.hostOf(this.expect(from)), this.program.model.element(to)));
  }

  /**
   * A state of another version is taken over: what is new is waited for, changed timers are planned again. Timers count
   * from when their host began (`since`, by node), else from now. Nothing moves. Throws `ProcessFault`.
   */
  adopt(now: Date, { opening, planning }: Adoption, since: ReadonlyMap<string, Date>): void {
    this.execution.now = now;
    for (const { element, host } of opening) {
      const node = this.nodes.get(host) ?? this.nodes.root;
      this.execution.events.open(element, node, since.get(host) ?? now);
    }
    for (const executionId of planning) {
      const wait = this.expect(executionId);
      this.execution.events.replan(wait, this.hostOf(wait), since.get(wait.host) ?? now);
    }
  }

  /** Root variables. */
  get values(): Values {
    return this.state.variables.root;
  }

  /** Variables as an open wait sees them. */
  visibleAt(executionId: string): Values {
    const wait = this.waits.get(executionId);
    return wait ? this.execution.expressions.visible(this.hostOf(wait)) : this.values;
  }

  /** Value of an expression as an open wait sees it. */
  evaluateAt(executionId: string, expression: string): unknown {
    const wait = this.expect(executionId);
    return this.execution.expressions.evaluate(expression, { node: this.hostOf(wait), elementId: wait.element.id });
  }

  /** Every open wait as it is stored. */
  openWaits(): OpenWait[] {
    return this.waits.all().map((wait) => this.describe(wait));
  }

  snapshot(): Snapshot {
    return this.state;
  }

  private resume({ kind, elementId, scopeId }: Pending): void {
    const scope = this.nodes.get(scopeId) ?? this.nodes.root;
    if (kind === 'token') this.execution.arrive(this.program.model.element(elementId), scope);
    else this.execution.later(() => this.execution.behaviour(elementId).caught(scope));
  }

  private turn(now: Date, act: () => void): ProcessStep {
    this.execution.now = now;
    try {
      act();
      this.execution.settle();
    } catch (error) {
      throw error instanceof ProcessFault ? error : new ProcessFault(this.recorder.last, (error as Error).message);
    }
    const ended = this.ending();
    const stuckAt = ended ? [] : this.execution.joins.stuck().map(({ id }) => id);
    if (ended) for (const wait of this.waits.all()) this.waits.close(wait);
    const errorCode = this.execution.uncaught?.code;
    return { ...this.recorder.take(), ...this.waits.take((wait) => this.describe(wait)), ended, errorCode, stuckAt };
  }

  private ending(): ProcessStep['ended'] {
    const { uncaught, finished } = this.execution;
    if (uncaught || finished) this.engine.end();
    if (uncaught) return 'failed';
    return finished ? 'completed' : null;
  }

  private expect(executionId: string): Wait {
    const wait = this.waits.get(executionId);
    if (!wait) throw new ProcessFault(this.program.model.id, `nothing waits at ${executionId}`);
    return wait;
  }

  private hostOf({ host }: Wait): NodeState {
    return this.nodes.get(host) ?? this.nodes.root;
  }

  private describe(wait: Wait): OpenWait {
    const { executionId, kind, element, dueAt } = wait;
    const key = kind === 'message' ? this.messageOf(wait).correlationKey : undefined;
    return {
      ...{ executionId, kind, elementId: element.id, scopeIds: this.nodes.scopeIds(this.hostOf(wait)) },
      dueAt: dueAt === undefined ? undefined : new Date(dueAt),
      name: this.nameOf(wait),
      correlationKey: key === undefined ? undefined : this.text(key, wait),
    };
  }

  private nameOf(wait: Wait): string | undefined {
    switch (wait.kind) {
      case 'signal':
        return this.execution.events.eventOf(wait)?.signal;
      case 'call':
        return this.text(wait.element.called?.processId ?? '', wait);
      case 'message':
        return this.text(this.messageOf(wait).name, wait);
      default:
        return undefined;
    }
  }

  /** What a receive task or a message event listens for. */
  private messageOf(wait: Wait): MessageModel {
    const { message }: ElementModel = wait.element;
    return message ?? this.execution.events.eventOf(wait)?.message ?? { name: '' };
  }

  private text(expression: string, wait: Wait): string {
    return this.execution.expressions.text(expression, { node: this.hostOf(wait), elementId: wait.element.id });
  }
}
