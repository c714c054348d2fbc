import type { ElementModel } from '../model/process-model.js';
import { hostOf, type WaitKind } from './host.js';
import type { Activity, Behaviour, Message } from './library.js';
import { WaitState } from './wait-state.js';

/** Event definition of catching events: one wait, answered from outside. */
export class CatchDefinition {
  readonly type: string;
  private readonly element: ElementModel;

  constructor(
    private readonly activity: Activity,
    definition: { type: string },
  ) {
    this.type = definition.type;
    this.element = hostOf(activity).model.element(activity.id);
  }

  execute(message: Message): void {
    const kind = this.element.event?.kind as WaitKind;
    const wait = new WaitState(kind, this.activity, message, (content) => {
      const remaining = hostOf(this.activity).remaining(wait);
      if (this.staysArmed(remaining)) {
        this.activity.broker.publish('execution', 'execute.repeat', {
          ...content,
          repeat: Math.max(remaining - 1, -1),
        });
      }
    });
    wait.begin();
  }

  /** A non-interrupting boundary event catches again as long as its activity runs. */
  private staysArmed(remaining: number): boolean {
    return this.element.type === 'BoundaryEvent' && !this.element.interrupting && remaining !== 1;
  }
}

const TERMINATE = { type: 'terminate' };

/** Events that only pass or throw: start, end and intermediate throw events. */
export class ThrowEvent implements Behaviour {
  constructor(private readonly activity: Activity) {}

  execute({ content }: Message): void {
    const host = hostOf(this.activity);
    const element = host.model.element(this.activity.id);
    host.later(() => {
      if (element.event?.kind === 'terminate')
        this.activity.broker.publish('event', 'process.terminate', content, TERMINATE);
      else if (element.event && element.event.kind !== 'none') host.throwEvent(this.activity, element);
      if (element.event?.kind === 'error' || this.activity.status !== 'executing') return;
      this.activity.broker.publish('execution', 'execute.completed', { ...content, state: 'completed' });
    });
  }
}

/** Start events and link catch events: whatever started them has already happened. */
export class PassiveEvent implements Behaviour {
  constructor(private readonly activity: Activity) {}

  execute({ content }: Message): void {
    hostOf(this.activity).later(() =>
      this.activity.broker.publish('execution', 'execute.completed', { ...content, state: 'completed' }),
    );
  }
}

/** Gateways decide by their outgoing flows alone. */
export class Gateway extends PassiveEvent {}
