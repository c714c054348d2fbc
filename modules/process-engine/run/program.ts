import { ExecutableSource } from '../elements/source.js';
import type { ProcessModel } from '../model/process-model.js';
import { LoadedEngine } from './loaded-engine.js';

/** Loaded engines of one definition kept for the next turns. */
const MOST_IDLE = 32;

/** A published definition ready to run: parsed once, shared by all its instances. */
export class Program {
  private readonly source: ExecutableSource;
  private readonly idle: LoadedEngine[] = [];

  constructor(readonly model: ProcessModel) {
    this.source = new ExecutableSource(model);
  }

  /** An engine that carries nobody. */
  async takeEngine(): Promise<LoadedEngine> {
    return this.idle.pop() ?? LoadedEngine.load(this.source);
  }

  /** Gives an engine back whose instance is done with for now. */
  giveBack(engine: LoadedEngine): void {
    if (this.idle.length < MOST_IDLE) this.idle.push(engine);
  }
}
