import type { ProcessModel } from '../model/process-model.js';
import type { OpenWait } from './step.js';
import type { TimerPlan } from './timer.js';
import type { Wait, WaitState } from './wait.js';

/** The open waits of one instance, and which of them opened or closed in this turn. */
export class WaitBook {
  private readonly idsByHost = new Map<string, Set<string>>();
  private readonly conditionIds = new Set<string>();
  private readonly opened = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly closedCalls = new Set<string>();

  constructor(
    private readonly model: ProcessModel,
    private readonly state: Record<string, WaitState>,
  ) {
    for (const [id, wait] of Object.entries(state)) this.index(id, wait);
  }

  open(executionId: string, wait: WaitState): Wait {
    this.state[executionId] = wait;
    this.index(executionId, wait);
    this.closed.delete(executionId);
    this.opened.add(executionId);
    return this.waitOf(executionId, wait);
  }

  close({ executionId, host }: Wait): void {
    const wait = this.state[executionId];
    if (!wait) return;
    delete this.state[executionId];
    this.idsByHost.get(host)?.delete(executionId);
    this.conditionIds.delete(executionId);
    if (wait.kind === 'call') this.closedCalls.add(executionId);
    if (!this.opened.delete(executionId)) this.closed.add(executionId);
  }

  get(executionId: string): Wait | undefined {
    const wait = this.state[executionId];
    return wait && this.waitOf(executionId, wait);
  }

  all(): Wait[] {
    return Object.entries(this.state).map(([executionId, wait]) => this.waitOf(executionId, wait));
  }

  /** Waits that end with a node. */
  hostedBy(nodeId: string): Wait[] {
    return [...(this.idsByHost.get(nodeId) ?? [])].flatMap((id) => this.get(id) ?? []);
  }

  /** Conditions are asked for after every step, so they are kept apart. */
  conditions(): Wait[] {
    return [...this.conditionIds].flatMap((id) => this.get(id) ?? []);
  }

  keepTimer({ executionId }: Wait, plan: TimerPlan): void {
    Object.assign(this.state[executionId] ?? {}, { dueAt: plan.dueAt.toISOString(), repeat: plan.repeat });
    this.opened.add(executionId);
  }

  /** Notes a condition's value; answers whether it has just turned true. */
  turnsTrue({ executionId }: Wait, value: boolean): boolean {
    const wait = this.state[executionId];
    const before = wait?.held ?? false;
    if (wait) wait.held = value;
    return value && !before;
  }

  /** Hands over this turn's changes. `describe` turns a wait into what is stored. */
  take(describe: (wait: Wait) => OpenWait): { opened: OpenWait[]; closed: string[]; closedCalls: string[] } {
    const opened = [...this.opened].flatMap((id) => this.get(id) ?? []).map(describe);
    const news = { opened, closed: [...this.closed], closedCalls: [...this.closedCalls] };
    this.opened.clear();
    this.closed.clear();
    this.closedCalls.clear();
    return news;
  }

  private index(id: string, { kind, host }: WaitState): void {
    this.idsByHost.set(host, (this.idsByHost.get(host) ?? new Set()).add(id));
    if (kind === 'conditional') this.conditionIds.add(id);
  }

  private waitOf(executionId: string, wait: WaitState): Wait {
    return { ...wait, executionId, element: this.model.element(wait.element) };
  }
}
