import type { ElementModel } from '../model/process-model.js';
import { evaluateFeel } from './feel.js';
import type { NodeState } from './node.js';
import type { Nodes } from './nodes.js';
import { ProcessFault } from './process-fault.js';
import type { Values, Variables } from './variables.js';

/** Where an expression is evaluated. */
export interface Place {
  /** What sees the variables. */
  node: NodeState;
  /** Whom a fault names. */
  elementId: string;
  /** Visible on top of all variables. */
  locals?: Values;
}

/** Expressions and variables as the nodes of an instance see them. */
export class Expressions {
  constructor(
    private readonly nodes: Nodes,
    readonly variables: Variables,
    private readonly now: () => Date,
  ) {}

  /** Value of an expression (FEEL after `=`, else the text itself). Throws `ProcessFault`. */
  evaluate(expression: string, { node, elementId, locals }: Place): unknown {
    const visible = this.visible(node);
    try {
      return evaluateFeel(expression, locals ? { ...visible, ...locals } : visible, this.now());
    } catch (error) {
      throw new ProcessFault(elementId, (error as Error).message);
    }
  }

  /** The value as text; texts stand for themselves. */
  text(expression: string, place: Place): string {
    const value = this.evaluate(expression, place);
    return typeof value === 'string' ? value : JSON.stringify(value ?? '');
  }

  /** All variables a node sees. */
  visible(node: NodeState): Values {
    return this.variables.visible(this.nodes.scopeIds(node));
  }

  assign(name: string, value: unknown, node: NodeState): void {
    this.variables.assign(name, value, this.nodes.scopeIds(node));
  }

  assignAll(values: Values, node: NodeState): void {
    for (const [name, value] of Object.entries(values)) this.assign(name, value, node);
  }

  /** Takes in what an answer brings: kept inside the node where only mappings may carry it out. */
  receive(node: NodeState, { outputs, loop }: ElementModel, values: Values): void {
    const staysInside = outputs.length > 0 || loop?.outputCollection !== undefined;
    for (const [name, value] of Object.entries(values)) {
      if (staysInside) this.variables.assignLocal(name, value, node.id);
      else this.assign(name, value, node);
    }
  }

  /** Opens the variables of a node's own: what it is given, its data objects, its input mappings. */
  open(node: NodeState, { properties, inputs, id }: ElementModel, locals: Values = {}): void {
    const own = { ...Object.fromEntries(properties.map((name) => [name, null])), ...locals };
    if (Object.keys(own).length === 0 && inputs.length === 0) return;
    this.variables.open(node.id, own);
    for (const { source, target } of inputs) {
      this.variables.assignLocal(target, this.evaluate(source, { node, elementId: id }), node.id);
    }
  }

  /** Carries the output mappings of an element from a node to what surrounds it. */
  carryOut({ outputs, id }: ElementModel, node: NodeState): void {
    const [, ...outer] = this.nodes.scopeIds(node);
    for (const { source, target } of outputs) {
      this.variables.assign(target, this.evaluate(source, { node, elementId: id }), outer);
    }
  }
}
