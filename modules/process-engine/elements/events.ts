import type { EventKind, EventModel } from '../model/process-model.js';
import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait } from '../run/wait.js';
import { Behaviour } from './behaviour.js';
import type { EventSubProcess } from './sub-process.js';

/** A start event: of a process it has already happened, of an event sub-process it is waited for. */
export class StartEvent extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    this.execution.complete(node);
  }

  override answered(scope: NodeState, wait: Wait, values: Values): void {
    if (!this.execution.events.occurs(wait, scope)) return;
    this.trigger(scope, values);
    if (!this.element.interrupting) this.execution.events.rearm(wait, scope);
  }

  override caught(scope: NodeState): void {
    this.trigger(scope, {});
  }

  private trigger(scope: NodeState, values: Values): void {
    const subProcess = this.execution.behaviour(this.element.parentId) as EventSubProcess;
    subProcess.trigger(scope, this.element, values);
  }
}

/** An event that waits where its token has come to. */
export class IntermediateCatchEvent extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    if (this.element.event?.kind === 'link') this.execution.complete(node);
    else this.execution.events.open(this.element, node);
  }

  override answered(node: NodeState, wait: Wait, values: Values): void {
    if (this.execution.events.occurs(wait, node)) super.answered(node, wait, values);
    else this.postpone(node, wait, values);
  }

  /** One of several triggers, of which all must occur. */
  private postpone(node: NodeState, wait: Wait, values: Values): void {
    this.execution.expressions.receive(node, this.element, values);
    this.execution.waits.close(wait);
  }
}

/** An event on the border of an activity. It is entered when it catches. */
export class BoundaryEvent extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.complete(node);
  }

  override answered(host: NodeState, wait: Wait, values: Values): void {
    this.execution.expressions.assignAll(values, this.execution.nodes.scopeOf(host));
    if (!this.execution.events.occurs(wait, host)) {
      if (this.element.interrupting) this.execution.waits.close(wait);
      return;
    }
    if (!this.element.interrupting) this.execution.events.rearm(wait, host);
    this.caught(host);
  }

  override caught(host: NodeState): void {
    const { execution, element } = this;
    const scope = execution.nodes.scopeOf(host);
    if (element.interrupting) {
      execution.terminate(host);
      if (host.onBehalfOf) execution.compensation.advance(execution.nodes.get(host.onBehalfOf));
    }
    execution.pass(element, scope);
  }
}

/** Events that throw and go on, or end: end events and intermediate throw events. */
export class ThrowEvent extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    for (const event of this.element.events) this.throw(event, node);
    const isUndoing = this.element.events.some(({ kind }) => kind === 'compensation');
    if (!isUndoing && this.execution.nodes.isAlive(node)) this.execution.complete(node);
  }

  private throw(event: EventModel, node: NodeState): void {
    const { propagation, compensation } = this.execution;
    const acts: Partial<Record<EventKind, () => void>> = {
      message: () => this.throwMessage(event, node),
      signal: () => propagation.signal(event.signal ?? '', { ...this.execution.expressions.visible(node) }),
      escalation: () => propagation.raise('escalation', event.code, node),
      error: () => this.endWith(node, (scope) => propagation.raise('error', event.code, scope)),
      terminate: () => this.endWith(node, (scope) => this.terminate(scope)),
      cancel: () => this.cancel(node),
      link: () => this.jump(event, node),
      compensation: () => compensation.throwAt(node, event),
    };
    acts[event.kind]?.();
  }

  private throwMessage({ message }: EventModel, node: NodeState): void {
    const { expressions, recorder } = this.execution;
    const place = { node, elementId: this.element.id };
    recorder.throw({
      kind: 'message',
      name: expressions.text(message?.name ?? '', place),
      correlationKey: expressions.text(message?.correlationKey ?? '', place) || null,
      variables: { ...expressions.visible(node) },
    });
  }

  /** The event itself has completed before what it ends is swept away. */
  private endWith(node: NodeState, act: (scope: NodeState) => void): void {
    const scope = this.execution.nodes.scopeOf(node);
    this.execution.complete(node);
    act(scope);
  }

  /** Ends what runs in the scope; the scope itself completes. */
  private terminate(scope: NodeState): void {
    this.execution.sweep(scope);
    if (scope.queue) scope.queue = null;
  }

  private cancel(node: NodeState): void {
    const { nodes, model } = this.execution;
    const isTransaction = ({ element, resting }: NodeState) =>
      resting && model.elements.get(element)?.type === 'Transaction';
    const transaction = nodes.chain(node).find(isTransaction);
    if (!transaction)
      return this.execution.fault(this.element.id, 'a cancel end event stands outside of any transaction');
    this.endWith(node, () => {
      this.execution.sweep(transaction);
      transaction.cancelled = true;
      this.execution.compensation.undoScope(transaction);
    });
  }

  private jump({ link }: EventModel, node: NodeState): void {
    const target = this.execution.model
      .children(this.element.parentId)
      .find(({ type, event }) => type === 'IntermediateCatchEvent' && event?.kind === 'link' && event.link === link);
    if (!target) return this.execution.fault(this.element.id, `no link catch event is named "${link}"`);
    this.endWith(node, (scope) => this.execution.arrive(target, scope));
  }
}
