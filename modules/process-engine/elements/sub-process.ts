import { hostOf, outerScopes, type Scope, type Wait, type WaitKind } from './host.js';
import {
  SubProcessBase,
  postponedOf,
  type Activity,
  type Content,
  type Context,
  type Message,
  type ProcessExecution,
} from './library.js';
import { clearJoin } from './activity.js';
import { MultiInstance } from './multi-instance.js';
import type { ElementModel } from '../model/process-model.js';

/** An embedded or event sub-process: a scope with variables and event sub-processes of its own. */
export class SubProcess extends SubProcessBase {
  private get self() {
    return this as unknown as { activity: Activity; context: Context; loopCharacteristics?: MultiInstance };
  }

  override _upsertExecution(message: Message): ProcessExecution {
    const execution = super._upsertExecution(message);
    this.enter(message.content, execution);
    return execution;
  }

  /** Variables live in the run, not in the library's environments. */
  override getState(): object {
    const state = super.getState() as { environment?: object; executions?: { environment?: object }[] };
    for (const part of state.executions ?? [state]) delete part.environment;
    return state;
  }

  override _completeExecution(routingKey: string, content: Content): void {
    const host = hostOf(this.self.activity);
    if (routingKey === 'execute.completed') this.leave(content);
    host.scopeEnded(content.executionId);
    super._completeExecution(routingKey, content);
  }

  private enter(content: Content, execution: ProcessExecution): void {
    const { activity, context, loopCharacteristics } = this.self;
    const host = hostOf(activity);
    const element = host.model.element(activity.id);
    host.scopeStarted(context, content, execution);
    host.openVariables(content.executionId, element, outerScopes(host, context), loopCharacteristics?.locals(content));
  }

  private leave(content: Content): void {
    const { activity, context, loopCharacteristics } = this.self;
    const host = hostOf(activity);
    loopCharacteristics?.collect(content);
    host.closeVariables(content.executionId, host.model.element(activity.id), outerScopes(host, context));
  }
}

/** Waits on behalf of the start event of an event sub-process, as long as its scope lives. */
export class EventSubProcessTrigger implements Wait {
  readonly executionId: string;
  readonly kind: WaitKind;
  readonly element: ElementModel;
  readonly scopeId: string;
  readonly scopeIds: readonly string[];

  constructor(
    private readonly scope: Scope,
    start: ElementModel,
    scopeIds: readonly string[],
  ) {
    this.executionId = `${scope.id}/${start.id}`;
    this.kind = start.event?.kind as WaitKind;
    this.element = start;
    this.scopeId = scope.id;
    this.scopeIds = scopeIds;
  }

  /** Whether its sub-process still runs from an earlier catch. */
  isBusy(): boolean {
    return this.subProcess?.isRunning ?? false;
  }

  /** Runs the event sub-process; an interrupting one first takes over from everything else in its scope. */
  complete(): void {
    const execution = this.scope.execution();
    const running = execution.getPostponed();
    this.subProcess?.run({});
    if (!this.element.interrupting) return;
    clearTokens(execution, this.scope.elementId);
    for (const child of running) child.discard();
  }

  private get subProcess(): Activity | null {
    return this.scope.execution().context.getActivityById(this.element.parentId);
  }
}

/** Drops tokens that rest on flows or in joins of a scope. */
function clearTokens(execution: ProcessExecution, scopeElementId: string): void {
  for (const activity of execution.context.getActivities(scopeElementId)) clearJoin(activity);
  const postponed = postponedOf(execution);
  for (const message of [...postponed]) {
    if (!message.content.isSequenceFlow) continue;
    postponed.delete(message);
    message.ack();
  }
}
