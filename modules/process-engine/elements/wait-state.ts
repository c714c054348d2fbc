import type { ElementModel } from '../model/process-model.js';
import { hostOf, outerScopes, type Host, type Wait, type WaitKind } from './host.js';
import type { Activity, Content, Message } from './library.js';

/** Holds a token at an activity until the run is told that the outside world answered. */
export class WaitState implements Wait {
  readonly executionId: string;
  readonly element: ElementModel;
  readonly scopeId: string;
  readonly scopeIds: readonly string[];
  readonly repeat?: number;
  private readonly host: Host;
  private readonly content: Content;

  constructor(
    readonly kind: WaitKind,
    private readonly activity: Activity,
    message: Message,
    /** Runs inside the scope just before the token moves on. */
    private readonly onComplete: (content: Content) => void = () => undefined,
  ) {
    this.host = hostOf(activity);
    this.content = message.content;
    this.executionId = message.content.executionId;
    this.element = this.host.model.element(activity.id);
    this.scopeId = this.host.scopeOf(activity.context).id;
    this.scopeIds = [this.executionId, ...outerScopes(this.host, activity.context)];
    this.repeat = repeatOf(message.content);
  }

  /** Registers the wait with the run and listens for the activity being cancelled. */
  begin(): void {
    this.activity.broker.subscribeTmp('api', `activity.*.${this.executionId}`, (_key, message) => this.onApi(message), {
      noAck: true,
      consumerTag: this.tag,
      priority: 400,
    });
    this.host.open(this);
  }

  complete(): void {
    this.onComplete(this.content);
    this.end();
    this.activity.broker.publish('execution', 'execute.completed', { ...this.content, state: 'completed' });
  }

  private onApi(message: Message): void {
    const { type } = message.properties;
    if (type !== 'discard' && type !== 'stop') return;
    this.host.cancelled(this.activity, this.content);
    this.end();
    if (type === 'discard') this.activity.broker.publish('execution', 'execute.discard', { ...this.content });
  }

  private end(): void {
    this.activity.broker.cancel(this.tag);
    this.host.close(this);
  }

  private get tag(): string {
    return `_wait-${this.executionId}`;
  }
}

const repeatOf = (content: Content): number | undefined => {
  const inbound = content.inbound?.[0] as { repeat?: number } | undefined;
  return inbound?.repeat;
};
