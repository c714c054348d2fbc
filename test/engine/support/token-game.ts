import {
  CYCLES,
  type ActivityBlock,
  type Block,
  type EscapeBlock,
  type Handler,
  type Inside,
  type LeaveBlock,
  type RandomProcess,
} from './random-process.js';
import { Region, Scope, type Content } from './token-regions.js';

type Values = Record<string, unknown>;
type Then = () => void;

/** Something that waits to be answered. */
interface Open {
  id: string;
  region: Region;
  then: Then;
  /** How often it can be answered. */
  times: number;
  isTask: boolean;
}

/** What BPMN says a process does, told without any engine: a walk over the tree. */
export class TokenGame {
  private open: Open[] = [];
  ended: 'completed' | 'failed' | null = null;

  constructor(
    { body, handlers }: RandomProcess,
    private values: Values,
  ) {
    this.openScope(null, { branches: [body], behind: null, handlers }, () => {
      this.ended = 'completed';
    });
  }

  get waiting(): string[] {
    return this.alive.map(({ id }) => id).sort();
  }

  /** Answers the n-th of what waits under an id. */
  answer(id: string, nth: number, values: Values): void {
    this.values = values;
    const wait = this.find(id, nth);
    if (--wait.times === 0) this.open.splice(this.open.indexOf(wait), 1);
    wait.then();
  }

  /** An error is raised at the n-th task of an id. */
  fail(id: string, nth: number, values: Values): void {
    this.values = values;
    this.raise(this.find(id, nth).region);
  }

  /** Whether an error can be raised there and something catches it. */
  catches(id: string, nth: number): boolean {
    const { region, isTask } = this.find(id, nth);
    return isTask && catcherAround(region) !== undefined;
  }

  private find(id: string, nth: number): Open {
    const wait = this.alive.filter((each) => each.id === id)[nth];
    if (!wait) throw new Error(`${id} does not wait`);
    return wait;
  }

  private get alive(): Open[] {
    this.open = this.open.filter(({ region }) => !region.isOver);
    return this.open;
  }

  private raise(from: Region): void {
    const caught = catcherAround(from);
    if (caught) return caught();
    this.ended = 'failed';
    this.open = [];
  }

  private enter(block: Block, at: Content, then: Then): void {
    switch (block.kind) {
      case 'task':
        return this.wait(block.id, at, then);
      case 'sequence':
        return this.enterSequence(block.parts, at, then);
      case 'loop':
        return this.enter(block.body, at, () => (this.is(`${block.id}again`) ? this.enter(block, at, then) : then()));
      case 'leave':
        return this.wait(block.id, at, () => (this.is(`${block.id}leaves`) ? this.leave(block, at) : then()));
      case 'escape':
        return this.enterEscape(block, at, then);
      case 'activity':
        return this.enterActivity(block, at, then);
      default:
        return this.enterBranches(this.chosen(block), at, then);
    }
  }

  private enterSequence([first, ...rest]: Block[], at: Content, then: Then): void {
    if (!first) return then();
    this.enter(first, at, () => this.enterSequence(rest, at, then));
  }

  private enterBranches(branches: Block[], at: Content, then: Then): void {
    let running = branches.length;
    for (const branch of branches) this.enter(branch, at, () => --running === 0 && then());
  }

  /** The join goes on when every branch has come or has left for its own end. */
  private enterEscape({ id, branches, escapes }: EscapeBlock, at: Content, then: Then): void {
    let running = branches.length;
    branches.forEach((branch, index) =>
      this.enter(branch, at, () => {
        const escape = this.is(`${id}leaves${index}`) ? escapes[index - 1] : undefined;
        if (escape) this.thread(escape, at);
        if (--running === 0) then();
      }),
    );
  }

  private leave({ how }: LeaveBlock, at: Content): void {
    if (how === 'error') this.raise(at);
    else at.scope.terminate();
  }

  /** Runs something beside, to an end of its own. */
  private thread(block: Block, at: Content, then = () => at.leave()): void {
    at.begin();
    this.enter(block, at, then);
  }

  private enterActivity(block: ActivityBlock, at: Content, then: Then): void {
    const whole = new Region(at);
    for (const boundary of block.boundaries)
      this.arm(boundary, whole, whole, () => this.onBoundary(boundary, [whole, at], then));
    this.repeat(block, whole, () => {
      whole.end();
      then();
    });
  }

  private onBoundary({ interrupting, body }: Handler, [whole, at]: [Region, Content], then: Then): void {
    if (!interrupting) return this.thread(body, at);
    whole.end();
    this.enter(body, at, then);
  }

  private repeat(block: ActivityBlock, whole: Region, done: Then): void {
    const { repeats, id } = block;
    if (!repeats) return this.once(block, whole, done);
    const again = () => this.is(`${id}again`);
    if (repeats.how === 'standard') return this.loop(block, whole, { again, done, first: !repeats.testBefore });
    let left = repeats.count;
    if (repeats.how === 'sequential') return this.loop(block, whole, { again: () => left-- > 0, done, first: false });
    for (let index = 0; index < repeats.count; index++) this.once(block, whole, () => --left === 0 && done());
  }

  private loop(block: ActivityBlock, whole: Region, way: { again: () => boolean; done: Then; first: boolean }): void {
    if (!way.first && !way.again()) return way.done();
    this.once(block, whole, () => this.loop(block, whole, { ...way, first: false }));
  }

  private once({ id, inside }: ActivityBlock, whole: Region, done: Then): void {
    if (inside) this.openScope(whole, inside, done);
    else this.wait(id, whole, done);
  }

  private openScope(parent: Region | null, { branches, behind, handlers }: Inside, done: Then): void {
    const scope = new Scope(parent, done);
    const { content } = scope;
    for (const handler of handlers) this.arm(handler, scope, scope.listening, () => this.handle(handler, scope));
    branches.forEach(() => content.begin());
    for (const branch of branches)
      this.enter(branch, content, () =>
        behind ? this.enter(behind, content, () => content.leave()) : content.leave(),
      );
  }

  private handle({ interrupting, body }: Handler, scope: Scope): void {
    if (interrupting) scope.interrupt();
    const { content } = scope;
    content.begin();
    this.openScope(content, { branches: [body], behind: null, handlers: [] }, () => content.leave());
  }

  private arm({ id, trigger, interrupting }: Handler, guarded: Region, listening: Region, then: Then): void {
    if (trigger === 'error') return void guarded.catchers.push(then);
    const often = trigger === 'message' ? Infinity : trigger === 'cycle' ? CYCLES : 1;
    this.open.push({ id, region: listening, then, times: interrupting ? 1 : often, isTask: false });
  }

  private wait(id: string, region: Region, then: Then): void {
    this.open.push({ id, region, then, times: 1, isTask: true });
  }

  private is(name: string): boolean {
    return this.values[name] === true;
  }

  /** The last branch is the default one. */
  private chosen({ kind, id, branches }: Extract<Block, { kind: 'exclusive' | 'parallel' | 'inclusive' }>): Block[] {
    if (kind === 'parallel') return branches;
    const true_ = branches.slice(0, -1).filter((_, index) => this.is(`${id}take${index}`));
    const taken = kind === 'exclusive' ? true_.slice(0, 1) : true_;
    return taken.length > 0 ? taken : branches.slice(-1);
  }
}

/** The nearest thing around that catches errors. */
function catcherAround(from: Region | null): Then | undefined {
  return from ? (from.catchers[0] ?? catcherAround(from.parent)) : undefined;
}
