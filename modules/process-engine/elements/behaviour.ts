import type { ElementModel } from '../model/process-model.js';
import type { Execution } from '../run/execution.js';
import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait } from '../run/wait.js';
import type { Context } from './library.js';
import { carrierOf, type Carrier } from './process-type.js';

/** What one element of a diagram does with the tokens that come to it. The engine makes one per element and type. */
export abstract class Behaviour {
  private readonly carrier: Carrier;
  readonly element: ElementModel;

  constructor(definition: { id: string }, context: Context) {
    this.carrier = carrierOf(context);
    this.element = this.execution.model.element(definition.id);
  }

  /** The instance whose tokens come here now. */
  get execution(): Execution {
    return this.carrier.execution;
  }

  /** A token has come; `node` stands for what it does here. */
  abstract enter(node: NodeState): void;

  /** A wait of the element was answered at its host. */
  answered(node: NodeState, _wait: Wait, values: Values): void {
    this.execution.expressions.receive(node, this.element, values);
    this.execution.expressions.carryOut(this.element, node);
    this.execution.complete(node);
  }

  /** Something that only this element catches was raised inside `host`: an error, an escalation, compensation. */
  caught(host: NodeState): void {
    this.refuse(host);
  }

  /** Scopes: nothing is left inside. */
  emptied(node: NodeState): void {
    this.refuse(node);
  }

  /** Scopes: something inside has completed. */
  stepped(_node: NodeState): void {
    // only ad-hoc sub-processes look
  }

  /** Loops: an instance has completed. */
  instanceDone(node: NodeState): void {
    this.refuse(node);
  }

  /** Everything the node wanted undone is undone. */
  undone(node: NodeState): void {
    this.execution.complete(node);
  }

  private refuse({ element }: NodeState): never {
    return this.execution.fault(element, `${this.element.type} cannot do this`);
  }
}
