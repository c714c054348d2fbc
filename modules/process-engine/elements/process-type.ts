import type { Execution } from '../run/execution.js';
import type { Behaviour } from './behaviour.js';
import { ProcessBase, type Context } from './library.js';

/** What the engine's elements work for at the moment: one loaded definition carries one instance after the other. */
export interface Carrier {
  readonly execution: Execution;
  /** The engine has entered the process: its elements can be asked for by id. */
  entered(process: TokenProcess, behaviourOf: (elementId: string) => Behaviour): void;
}

export const carrierOf = (context: Context): Carrier => context.environment.options.carrier as Carrier;

/** The process type that the engine runs in place of its own: tokens move as BPMN 2.0 says, without discarded ones. */
export class TokenProcess extends ProcessBase {
  run(): void {
    this._publishEvent('enter');
    carrierOf(this.context).entered(this, (id) => this.context.getActivityById(id) as Behaviour);
  }

  /** Nothing is left to run: the definition ends with its process. */
  end(): void {
    this._publishEvent('end');
    this._publishEvent('leave');
  }
}
