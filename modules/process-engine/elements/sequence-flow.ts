import { hostOf } from './host.js';
import { SequenceFlowBase, type Activity } from './library.js';

/** A flow that only ever carries tokens: untaken paths send nothing, so joins count real arrivals. */
export class SequenceFlow extends SequenceFlowBase {
  override take(content?: object): boolean {
    const self = this as unknown as Activity;
    hostOf(self).taken(self.id, self);
    return super.take(content);
  }

  override discard(): void {
    // BPMN knows no discarded tokens.
  }
}
