import type { Scope } from '../elements/host.js';
import type { Context, ProcessExecution } from '../elements/library.js';

/** The running scopes of one instance: the process itself and every sub-process inside it. */
export class Scopes {
  private readonly byContext = new WeakMap<Context, Scope>();
  private readonly byId = new Map<string, Scope>();

  constructor(readonly root: Scope) {}

  of(context: Context): Scope {
    return this.byContext.get(context) ?? this.root;
  }

  /** Remembers a sub-process; answers the known scope when it was met before. */
  enter(outer: Context, id: string, elementId: string, execution: ProcessExecution): Scope {
    const scope = { id, elementId, parent: this.of(outer), execution: () => execution };
    this.byContext.set(execution.context, scope);
    this.byId.set(id, scope);
    return scope;
  }

  /** The scope with this id; the root for ids no longer known. */
  get(id: string): Scope {
    return this.byId.get(id) ?? this.root;
  }

  /** Whether the scope and all around it still run. */
  isAlive(id: string): boolean {
    if (id === this.root.id) return true;
    const scope = this.byId.get(id);
    if (!scope?.parent) return false;
    const { completed, stopped } = scope.execution();
    return !completed && !stopped && this.isAlive(scope.parent.id);
  }

  /** Ids of the sub-process scopes that no longer run. */
  dead(): string[] {
    return [...this.byId.keys()].filter((id) => !this.isAlive(id));
  }

  leave(id: string): void {
    this.byId.delete(id);
  }

  /** Ids of the variable scopes visible inside a scope, innermost first, without the root. */
  static idsFrom(scope: Scope): string[] {
    const ids: string[] = [];
    for (let current = scope; current.parent; current = current.parent) ids.push(current.id);
    return ids;
  }
}
