import type { ElementModel } from '../model/process-model.js';
import { hostOf, outerScopes, type Host, type WaitKind } from './host.js';
import type { Activity, Behaviour, Content, Context, Message } from './library.js';
import { MultiInstance } from './multi-instance.js';
import { WaitState } from './wait-state.js';

/** What every activity shares: its loop, its variables, its completion. */
abstract class ActivityBehaviour implements Behaviour {
  protected readonly host: Host;
  protected readonly element: ElementModel;
  private readonly loop: MultiInstance | null;

  constructor(
    protected readonly activity: Activity,
    private readonly context: Context,
  ) {
    this.host = hostOf(activity);
    this.element = this.host.model.element(activity.id);
    this.loop = this.element.loop ? new MultiInstance(activity) : null;
  }

  execute(message: Message): void {
    if (this.loop && message.content.isRootScope) return this.loop.execute(message);
    const { executionId } = message.content;
    this.host.openVariables(executionId, this.element, this.outer, this.locals(message.content));
    this.perform(message);
  }

  /** Variable scopes around this activity; known only once its scope runs. */
  protected get outer(): readonly string[] {
    return outerScopes(this.host, this.context);
  }

  protected abstract perform(message: Message): void;

  /** Closes the variable scope of this run, inside its loop when it has one. */
  protected finish(content: Content): void {
    if (this.loop) this.loop.collect(content);
    this.host.closeVariables(content.executionId, this.element, this.outer);
  }

  protected complete(content: Content): void {
    this.finish(content);
    this.activity.broker.publish('execution', 'execute.completed', { ...content, state: 'completed' });
  }

  private locals(content: Content): Record<string, unknown> | undefined {
    return this.loop?.locals(content);
  }
}

/** Passes straight through: abstract and manual tasks, send and service tasks nobody handles. */
export class PassThrough extends ActivityBehaviour {
  protected override perform({ content }: Message): void {
    this.host.later(() => this.complete(content));
  }
}

/** Evaluates a FEEL expression into a variable. */
export class ScriptTask extends ActivityBehaviour {
  protected override perform({ content }: Message): void {
    this.host.later(() => {
      const { expression, resultVariable } = this.element.script ?? { expression: '', resultVariable: '' };
      const visible = [content.executionId, ...this.outer];
      const value = this.host.evaluate(expression, visible, this.element.id);
      if (resultVariable) this.host.assign(resultVariable, value, visible);
      this.complete(content);
    });
  }
}

/** An activity that waits for an answer from outside. */
abstract class WaitingTask extends ActivityBehaviour {
  protected abstract readonly kind: WaitKind;

  protected override perform(message: Message): void {
    new WaitState(this.kind, this.activity, message, (content) => this.finish(content)).begin();
  }
}

/** A person owes something. */
export class UserTask extends WaitingTask {
  protected readonly kind = 'user-task';
}

/** A registered handler does the work inside the turn; without a task type the token passes through. */
export class ServiceTask extends WaitingTask {
  protected readonly kind = 'service';

  protected override perform(message: Message): void {
    if (this.element.taskType) return super.perform(message);
    this.host.later(() => this.complete(message.content));
  }
}

/** A message is awaited. */
export class ReceiveTask extends WaitingTask {
  protected readonly kind = 'message';
}

/** Another process runs as a child instance. */
export class CallActivity extends WaitingTask {
  protected readonly kind = 'call';
}
