import { ExecutableSource } from '../elements/source.js';
import type { ProcessModel } from '../model/process-model.js';

/** A published definition ready to run: parsed once, shared by all its instances. */
export class Program {
  readonly source: ExecutableSource;

  constructor(readonly model: ProcessModel) {
    this.source = new ExecutableSource(model);
  }
}
