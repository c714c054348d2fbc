import type { Block } from './random-process.js';

type Values = Record<string, unknown>;

/** What BPMN says a block-structured process does, told without any engine: a walk over the tree. */
export class TokenGame {
  /** Open tasks by id, with what follows. */
  private readonly open: { id: string; then: () => void }[] = [];
  ended = false;

  constructor(
    block: Block,
    private values: Values,
  ) {
    this.enter(block, () => {
      this.ended = true;
    });
  }

  get waiting(): string[] {
    return this.open.map(({ id }) => id).sort();
  }

  complete(id: string, values: Values): void {
    const index = this.open.findIndex((task) => task.id === id);
    this.values = { ...this.values, ...values };
    const [task] = this.open.splice(index, 1);
    task?.then();
  }

  private enter(block: Block, then: () => void): void {
    switch (block.kind) {
      case 'task':
        this.open.push({ id: block.id, then });
        return;
      case 'sequence':
        return this.enterSequence(block.parts, then);
      case 'loop':
        return this.enter(block.body, () =>
          this.values[`${block.id}again`] === true ? this.enter(block, then) : then(),
        );
      default:
        return this.enterBranches(this.chosen(block), then);
    }
  }

  private enterSequence([first, ...rest]: Block[], then: () => void): void {
    if (!first) return then();
    this.enter(first, () => this.enterSequence(rest, then));
  }

  private enterBranches(branches: Block[], then: () => void): void {
    let running = branches.length;
    for (const branch of branches) this.enter(branch, () => --running === 0 && then());
  }

  /** The last branch is the default one. */
  private chosen({ kind, id, branches }: Extract<Block, { branches: Block[] }>): Block[] {
    if (kind === 'parallel') return branches;
    const true_ = branches.slice(0, -1).filter((_, index) => this.values[`${id}take${index}`] === true);
    const taken = kind === 'exclusive' ? true_.slice(0, 1) : true_;
    return taken.length > 0 ? taken : branches.slice(-1);
  }
}
