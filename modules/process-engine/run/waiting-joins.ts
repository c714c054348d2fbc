import type { Join } from '../elements/host.js';
import type { ProcessModel } from '../model/process-model.js';
import { mayFire } from './inclusive-join.js';
import type { Scopes } from './scopes.js';
import { tokenPositions } from './token-positions.js';

/** Inclusive gateways that hold tokens and wait to learn whether more can come. */
export class WaitingJoins {
  private readonly joins = new Set<Join>();

  constructor(
    private readonly model: ProcessModel,
    private readonly scopes: Scopes,
  ) {}

  add(join: Join): void {
    this.joins.add(join);
  }

  /** Fires one gateway that nothing more can reach; answers whether there was one. To be asked when nothing else moves. */
  fireNext(): boolean {
    for (const join of this.joins) {
      if (join.marked().size === 0) this.joins.delete(join);
      else if (this.isComplete(join)) {
        this.joins.delete(join);
        join.fire();
        return true;
      }
    }
    return false;
  }

  private isComplete(join: Join): boolean {
    const scope = this.scopes.of(join.activity.context);
    return mayFire(this.model, join.activity.id, join.marked(), tokenPositions(scope, join));
  }
}
