import type { LoopState, Scope, Wait } from '../elements/host.js';
import {
  ENGINE_VERSION,
  hushDefinition,
  loadDefinition,
  type Definition,
  type ProcessExecution,
} from '../elements/library.js';
import type { ElementModel, MessageModel } from '../model/process-model.js';
import { ProcessFault } from './process-fault.js';
import type { Program } from './program.js';
import { RunHost } from './run-host.js';
import { Scopes } from './scopes.js';
import type { OpenWait, ProcessStep } from './step.js';
import { StepRecorder } from './step-recorder.js';
import { Variables, type Values, type VariableState } from './variables.js';
import { WaitBook, type WaitBookState } from './wait-book.js';

/** All that is needed to go on with an instance later, in another process or release. Plain JSON. */
export interface Snapshot {
  format: 1;
  /** Version of bpmn-engine that wrote it. */
  engineVersion: string;
  engine: object;
  variables: VariableState;
  loops: Record<string, LoopState>;
  waits: WaitBookState;
}

/**
 * One live instance in memory. Every method is one turn: it acts, runs until nothing moves and answers what happened.
 * After a throw the run is unusable and must be dropped; nothing outside it was touched.
 */
export class ProcessRun {
  private readonly variables: Variables;
  private readonly waits: WaitBook;
  private readonly recorder = new StepRecorder();
  private readonly host: RunHost;
  private readonly scopes: Scopes;
  private definition!: Definition;

  private constructor(
    private readonly program: Program,
    private readonly state: Omit<Snapshot, 'engine'>,
  ) {
    this.variables = new Variables(state.variables);
    this.waits = new WaitBook(state.waits);
    const root: Scope = {
      id: 'root',
      elementId: program.model.id,
      parent: null,
      execution: () => this.rootExecution(),
    };
    this.scopes = new Scopes(root);
    const { variables, waits, recorder, scopes } = this;
    this.host = new RunHost({ model: program.model, variables, waits, recorder, loops: state.loops, scopes });
  }

  /** A run that has not begun. */
  static async create(program: Program, variables: Values): Promise<ProcessRun> {
    const waits = { timers: {}, conditions: {}, spent: [], deferred: [] };
    const run = new ProcessRun(program, {
      format: 1,
      engineVersion: ENGINE_VERSION,
      variables: { root: { ...variables }, local: {} },
      loops: {},
      waits,
    });
    await run.load();
    return run;
  }

  /** A run that goes on where the snapshot stopped. */
  static async recover(program: Program, snapshot: Snapshot): Promise<ProcessRun> {
    const { engine, ...state } = structuredClone(snapshot);
    const run = new ProcessRun(program, state);
    await run.load();
    run.definition.recover(engine);
    run.host.arm(run.scopes.root);
    run.definition.resume();
    hushDefinition(run.definition);
    run.host.settle();
    run.recorder.take();
    run.waits.forgetNews();
    return run;
  }

  /** Starts at the none start event. */
  begin(now: Date): ProcessStep {
    return this.turn(now, () => {
      this.definition.run();
      hushDefinition(this.definition);
      this.host.arm(this.scopes.root);
    });
  }

  /** Whether this wait is still open. */
  isWaiting(executionId: string): boolean {
    return this.waits.get(executionId) !== undefined;
  }

  /** Ends a wait with the variables its answer brings. */
  answer(now: Date, executionId: string, values: Values): ProcessStep {
    return this.turn(now, () => {
      const wait = this.expect(executionId);
      this.take(wait, values);
      this.host.answer(wait);
    });
  }

  /** Raises a BPMN error at an activity that waits. */
  throwError(now: Date, executionId: string, code: string, values: Values): ProcessStep {
    return this.throwAt(now, { kind: 'error', executionId, code, values });
  }

  /** Raises an escalation at an activity that waits. */
  escalate(now: Date, executionId: string, code: string | undefined): ProcessStep {
    return this.throwAt(now, { kind: 'escalation', executionId, code, values: {} });
  }

  /** Changes root variables; awaited conditions see them at once. */
  setVariables(now: Date, values: Values): ProcessStep {
    return this.turn(now, () => {
      for (const [name, value] of Object.entries(values)) this.variables.assign(name, value, []);
    });
  }

  /** Root variables. */
  get values(): Values {
    return this.state.variables.root;
  }

  /** Variables as an open wait sees them. */
  visibleAt(executionId: string): Values {
    return this.variables.visible(this.waits.get(executionId)?.scopeIds ?? []);
  }

  /** Value of an expression as an open wait sees it. */
  evaluateAt(executionId: string, expression: string): unknown {
    const wait = this.expect(executionId);
    return this.host.evaluate(expression, wait.scopeIds, wait.element.id);
  }

  /** Every open wait as it is stored. */
  openWaits(): OpenWait[] {
    return this.waits.all().map((wait) => this.describe(wait));
  }

  snapshot(): Snapshot {
    const engine = { ...(this.definition.getState() as { environment?: object }) };
    delete engine.environment;
    return { ...this.state, engineVersion: ENGINE_VERSION, engine };
  }

  private async load(): Promise<void> {
    const options = { host: this.host, settings: { disableTrackState: true, batchSize: 20_000 }, Logger: silent };
    this.definition = await loadDefinition(this.program.source, options);
  }

  private throwAt(
    now: Date,
    at: { kind: 'error' | 'escalation'; executionId: string; code: string | undefined; values: Values },
  ): ProcessStep {
    return this.turn(now, () => {
      const wait = this.expect(at.executionId);
      for (const [name, value] of Object.entries(at.values)) this.variables.assign(name, value, wait.scopeIds.slice(1));
      const catcher = this.waits.boundaryCatcher(at.kind, at.code, wait);
      if (catcher) this.host.answer(catcher);
      else this.host.propagate(at.kind, at.code, this.scopes.get(wait.scopeId));
    });
  }

  private turn(now: Date, act: () => void): ProcessStep {
    this.host.now = now;
    try {
      act();
      this.host.settle();
    } catch (error) {
      throw this.host.explain(error as Error);
    }
    const ended = this.ending();
    if (ended) for (const wait of this.waits.all()) this.waits.close(wait);
    const errorCode = this.host.uncaught?.code;
    return { ...this.recorder.take(), ...this.waits.take((wait) => this.describe(wait)), ended, errorCode };
  }

  private ending(): ProcessStep['ended'] {
    if (this.host.uncaught) return 'failed';
    return this.rootExecution().completed ? 'completed' : null;
  }

  private take(wait: Wait, values: Values): void {
    const { outputs, loop } = wait.element;
    const keepLocal = outputs.length > 0 || loop?.outputCollection !== undefined;
    for (const [name, value] of Object.entries(values)) {
      if (keepLocal) this.variables.assignLocal(name, value, wait.executionId);
      else this.variables.assign(name, value, wait.scopeIds);
    }
  }

  private expect(executionId: string): Wait {
    const wait = this.waits.get(executionId);
    if (!wait) throw new ProcessFault(this.program.model.id, `nothing waits at ${executionId}`);
    return wait;
  }

  private describe(wait: Wait): OpenWait {
    const { executionId, kind, element, scopeIds } = wait;
    const timer = this.waits.timer(executionId);
    const key = kind === 'message' ? messageOf(element).correlationKey : undefined;
    return {
      ...{ executionId, kind, elementId: element.id, scopeIds },
      dueAt: timer && new Date(timer.dueAt),
      name: this.nameOf(wait),
      correlationKey: key === undefined ? undefined : this.text(key, wait),
    };
  }

  private nameOf(wait: Wait): string | undefined {
    const { element } = wait;
    switch (wait.kind) {
      case 'signal':
        return element.event?.signal;
      case 'call':
        return this.text(element.called?.processId ?? '', wait);
      case 'message':
        return this.text(messageOf(element).name, wait);
      default:
        return undefined;
    }
  }

  private text(expression: string, wait: Wait): string {
    const value = this.host.evaluate(expression, wait.scopeIds, wait.element.id);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  private rootExecution(): ProcessExecution {
    const execution = this.definition.getProcesses()[0]?.execution;
    if (!execution) throw new ProcessFault(this.program.model.id, 'the process did not start');
    return execution;
  }
}

/** What a receive task or a message event listens for. */
const messageOf = ({ message, event }: ElementModel): MessageModel => message ?? event?.message ?? { name: '' };

const quiet = () => undefined;
const silent = () => ({ debug: quiet, error: quiet, warn: quiet });
