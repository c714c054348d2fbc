import type { StandardLoopModel } from '../model/process-model.js';
import type { Execution } from '../run/execution.js';
import type { LoopState, NodeState } from '../run/node.js';
import type { Activity, Repetition } from './activity.js';

/** Repeats an activity while its condition holds, tested before or after each run, at most `maximum` times. */
export class StandardLoop implements Repetition {
  constructor(
    private readonly activity: Activity,
    private readonly loop: StandardLoopModel,
  ) {}

  private get execution(): Execution {
    return this.activity.execution;
  }

  begin(body: NodeState): void {
    body.loop = { total: this.loop.maximum ?? -1, started: 0, completed: 0, items: null, outputs: [] };
    this.advance(body, body.loop);
  }

  collect(): void {
    // a loop leaves nothing but the variables its runs write
  }

  instanceDone(body: NodeState): void {
    if (!body.loop) return;
    body.loop.completed++;
    this.advance(body, body.loop);
  }

  private advance(body: NodeState, state: LoopState): void {
    if (!this.runsAgain(body, state)) return this.finish(body, state);
    const index = state.started++;
    const node = this.execution.nodes.create(body.element, body, { index });
    this.activity.start(node, { ...body.given, loopCounter: index + 1 });
  }

  private runsAgain(body: NodeState, { started }: LoopState): boolean {
    const { condition, testBefore, maximum } = this.loop;
    if (maximum !== undefined && started >= maximum) return false;
    if (condition === undefined || (started === 0 && !testBefore)) return true;
    const place = { node: body, elementId: body.element, locals: { loopCounter: started } };
    return this.execution.expressions.evaluate(condition, place) === true;
  }

  private finish(body: NodeState, { started }: LoopState): void {
    if (started === 0) this.execution.recorder.entered(this.activity.element);
    this.execution.laterIfAlive(body, () => this.execution.complete(body));
  }
}
