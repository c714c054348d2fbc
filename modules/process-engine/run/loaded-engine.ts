import type { Behaviour } from '../elements/behaviour.js';
import { loadDefinition } from '../elements/library.js';
import type { Carrier, TokenProcess } from '../elements/process-type.js';
import type { Execution } from './execution.js';

/** An engine with one definition loaded and running; it carries one instance at a time. */
export class LoadedEngine implements Carrier {
  private carried: Execution | null = null;
  private process!: TokenProcess;
  private behaviourOf!: (elementId: string) => Behaviour;

  static async load(source: object): Promise<LoadedEngine> {
    const engine = new LoadedEngine();
    const definition = await loadDefinition(source, { carrier: engine });
    definition.run();
    return engine;
  }

  entered(process: TokenProcess, behaviourOf: (elementId: string) => Behaviour): void {
    this.process = process;
    this.behaviourOf = behaviourOf;
  }

  get execution(): Execution {
    if (!this.carried) throw new Error('the engine carries no instance');
    return this.carried;
  }

  /** From now on the elements work for this instance. */
  carry(execution: Execution): void {
    this.carried = execution;
    execution.attach(this.behaviourOf);
  }

  /** The instance has ended, and the definition with it; the engine is of no more use. */
  end(): void {
    this.process.end();
  }
}
