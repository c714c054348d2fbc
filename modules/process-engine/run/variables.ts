export type Values = Record<string, unknown>;

/** Variables of one instance: the root scope everybody sees, and local scopes of running activities. */
export interface VariableState {
  root: Values;
  local: Record<string, Values>;
}

/** Scoped variables: read from the innermost scope outwards, written where they are defined, else to the root. */
export class Variables {
  constructor(readonly state: VariableState) {}

  /** All variables visible from a chain of scopes, innermost first. */
  visible(scopeIds: readonly string[]): Values {
    const layers = scopeIds.map((id) => this.state.local[id]).filter((layer) => layer !== undefined);
    if (layers.length === 0) return this.state.root;
    return layers.reduceRight<Values>((values, layer) => ({ ...values, ...layer }), this.state.root);
  }

  /** Writes to the innermost scope that knows the name, else to the root. */
  assign(name: string, value: unknown, scopeIds: readonly string[]): void {
    const owner = scopeIds.find((id) => Object.hasOwn(this.state.local[id] ?? {}, name));
    const scope = owner === undefined ? this.state.root : this.state.local[owner];
    if (scope) scope[name] = value;
  }

  /** Writes into one local scope, which is opened when needed. */
  assignLocal(name: string, value: unknown, scopeId: string): void {
    this.state.local[scopeId] = { ...this.state.local[scopeId], [name]: value };
  }

  /** A scope's own variables. */
  own(scopeId: string): Values {
    return { ...this.state.local[scopeId] };
  }

  open(scopeId: string, values: Values): void {
    this.state.local[scopeId] = { ...values };
  }

  close(scopeId: string): void {
    delete this.state.local[scopeId];
  }
}
