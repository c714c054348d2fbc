import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait, WaitKind } from '../run/wait.js';
import { Behaviour } from './behaviour.js';
import type { Context } from './library.js';
import { MultiInstance } from './multi-instance.js';
import { StandardLoop } from './standard-loop.js';

/** How an activity repeats. */
export interface Repetition {
  /** The body has been entered. */
  begin(body: NodeState): void;
  /** Before the variables of an instance are dropped. */
  collect(instance: NodeState): void;
  instanceDone(body: NodeState): void;
}

/** What every activity shares: boundary events, repetition, variables, completion. */
export abstract class Activity extends Behaviour {
  private readonly repetition: Repetition | null;

  constructor(definition: { id: string }, context: Context) {
    super(definition, context);
    this.repetition = this.repetitionOf();
  }

  override enter(node: NodeState): void {
    this.execution.events.attach(node);
    if (this.repetition) this.repetition.begin(node);
    else this.start(node, node.given);
  }

  /** Begins one run: of the activity as a whole, or one instance of its loop. */
  start(node: NodeState, locals?: Values): void {
    this.execution.recorder.entered(this.element, node);
    this.execution.expressions.open(node, this.element, locals);
    this.perform(node);
  }

  override answered(node: NodeState, _wait: Wait, values: Values): void {
    this.execution.expressions.receive(node, this.element, values);
    this.finish(node);
  }

  override instanceDone(node: NodeState): void {
    const body = this.execution.nodes.get(node.parent);
    if (body) this.repetition?.instanceDone(body);
  }

  /** Does the work. Never completes before it returns: what needs no wait is done later in the turn. */
  protected abstract perform(node: NodeState): void;

  protected finish(node: NodeState): void {
    this.repetition?.collect(node);
    this.execution.expressions.carryOut(this.element, node);
    this.execution.compensation.note(node);
    this.execution.complete(node);
  }

  protected wait(node: NodeState, kind: WaitKind): void {
    this.execution.waits.open(node.id, { kind, element: this.element.id, host: node.id });
  }

  private repetitionOf(): Repetition | null {
    const { loop, standardLoop } = this.element;
    if (loop) return new MultiInstance(this, loop);
    return standardLoop ? new StandardLoop(this, standardLoop) : null;
  }
}
