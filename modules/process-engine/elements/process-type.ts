import type { Behaviour } from './behaviour.js';
import { ProcessBase, type Context } from './library.js';

/** What a process type hands over to once the engine runs it. */
export interface ProcessDriver {
  /** The engine has entered the process: its elements can be asked for by id. */
  entered(process: TokenProcess, behaviourOf: (elementId: string) => Behaviour): void;
}

const driverOf = (context: Context): ProcessDriver => context.environment.options.driver as ProcessDriver;

/** The process type that the engine runs in place of its own: tokens move as BPMN 2.0 says, without discarded ones. */
export class TokenProcess extends ProcessBase {
  run(): void {
    this._publishEvent('enter');
    driverOf(this.context).entered(this, (id) => this.context.getActivityById(id) as Behaviour);
  }

  /** Nothing is left to run: the definition ends with its process. */
  end(): void {
    this._publishEvent('end');
    this._publishEvent('leave');
  }
}
