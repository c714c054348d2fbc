/** A process as a tree. Conditions are variables named after the block that asks for them. */
export interface RandomProcess {
  body: Block;
  handlers: Handler[];
}

/** Blocks have one way in and one way out; some of them set off work beside it that comes to an end of its own. */
export type Block =
  | { kind: 'task'; id: string }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'exclusive' | 'parallel' | 'inclusive'; id: string; branches: Block[] }
  | { kind: 'loop'; id: string; body: Block }
  | EscapeBlock
  | LeaveBlock
  | ActivityBlock;

/** Parallel branches that meet in an inclusive join, unless a choice leads one of them to an end of its own. */
export interface EscapeBlock {
  kind: 'escape';
  id: string;
  branches: Block[];
  /** What is done instead of coming to the join: for all branches but the first. */
  escapes: Block[];
}

/** A task behind which the process may leave for an end event that throws or terminates. */
export interface LeaveBlock {
  kind: 'leave';
  id: string;
  how: 'error' | 'terminate';
}

/** A task or sub-process with all that can sit on it. */
export interface ActivityBlock {
  kind: 'activity';
  id: string;
  inside: Inside | null;
  repeats: Repeats | null;
  boundaries: Handler[];
}

/** Content of a sub-process. Several branches fork and merge without waiting: what is behind runs once for each. */
export interface Inside {
  branches: Block[];
  behind: Block | null;
  handlers: Handler[];
}

/** How an activity repeats; a `standard` loop is tested before or after each run. */
export type Repeats = { how: 'parallel' | 'sequential'; count: number } | { how: 'standard'; testBefore: boolean };

/** A boundary event or an event sub-process. */
export interface Handler {
  id: string;
  trigger: 'timer' | 'cycle' | 'message' | 'error';
  interrupting: boolean;
  body: Block;
}

/** How often a handler that does not interrupt is set off by the trigger `cycle`. */
export const CYCLES = 2;

/** Seeded random numbers (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws random processes of at most `depth` nested blocks. */
export class RandomProcesses {
  private next = 0;

  constructor(private readonly random: () => number) {}

  process(depth: number): RandomProcess {
    return { body: this.block(depth, false), handlers: this.chance(0.3) ? [this.handler(1, false)] : [] };
  }

  /** `single`: several tokens may come here, so nothing may join that does not belong together. */
  private block(depth: number, single: boolean): Block {
    const roll = this.random();
    if (depth === 0 || roll < 0.15) return { kind: 'task', id: this.id() };
    if (roll < 0.32) return { kind: 'sequence', parts: this.blocks(2 + this.upTo(1), depth - 1, single) };
    if (roll < 0.4) return { kind: 'loop', id: this.id(), body: this.block(depth - 1, single) };
    if (roll < 0.46) return { kind: 'leave', id: this.id(), how: this.chance(0.5) ? 'error' : 'terminate' };
    if (roll < 0.68) return this.activity(depth, single);
    if (roll < 0.76) return this.branching('exclusive', depth, single);
    return single ? this.activity(depth, single) : this.joining(depth);
  }

  private joining(depth: number): Block {
    const roll = this.random();
    if (roll < 0.3) return this.escape(depth);
    return this.branching(roll < 0.65 ? 'parallel' : 'inclusive', depth, false);
  }

  private branching(kind: 'exclusive' | 'parallel' | 'inclusive', depth: number, single: boolean): Block {
    return { kind, id: this.id(), branches: this.blocks(2 + this.upTo(1), depth - 1, single) };
  }

  private escape(depth: number): Block {
    const branches = this.blocks(2 + this.upTo(1), depth - 1, false);
    return { kind: 'escape', id: this.id(), branches, escapes: this.blocks(branches.length - 1, 1, true) };
  }

  /** A loop that may not run at all stands behind a task, so that no circle is without a wait. */
  private activity(depth: number, single: boolean): Block {
    const repeats = this.repeats();
    const activity: Block = {
      kind: 'activity',
      id: this.id(),
      inside: this.chance(0.6) ? this.inside(depth - 1) : null,
      repeats,
      boundaries: this.chance(0.6) ? this.boundaries(single) : [],
    };
    const mayBeSkipped = repeats?.how === 'standard' && repeats.testBefore;
    return mayBeSkipped ? { kind: 'sequence', parts: [{ kind: 'task', id: this.id() }, activity] } : activity;
  }

  private inside(depth: number): Inside {
    const merges = this.chance(0.3);
    return {
      branches: this.blocks(merges ? 2 : 1, depth, false),
      behind: merges ? this.block(Math.min(depth, 2), true) : null,
      handlers: this.chance(0.5) ? [this.handler(1, false)] : [],
    };
  }

  private repeats(): Repeats | null {
    if (this.chance(0.5)) return null;
    if (this.chance(0.3)) return { how: 'standard', testBefore: this.chance(0.5) };
    return { how: this.chance(0.5) ? 'parallel' : 'sequential', count: 1 + this.upTo(2) };
  }

  private boundaries(single: boolean): Handler[] {
    return Array.from({ length: 1 + this.upTo(1) }, () => this.handler(1, single, true));
  }

  /** Boundary events that do not interrupt may send several tokens into their handler; event sub-processes never do. */
  private handler(depth: number, single: boolean, onBoundary = false): Handler {
    const trigger = this.pick(['timer', 'message', 'error', 'cycle'] as const);
    const interrupting = trigger === 'error' || (trigger !== 'cycle' && this.chance(0.5));
    return { id: this.id(), trigger, interrupting, body: this.block(depth, single || (onBoundary && !interrupting)) };
  }

  private blocks(length: number, depth: number, single: boolean): Block[] {
    return Array.from({ length }, () => this.block(depth, single));
  }

  private id = (): string => `n${this.next++}`;
  private chance = (share: number): boolean => this.random() < share;
  private upTo = (most: number): number => Math.floor(this.random() * (most + 1));
  private pick = <T>(choice: readonly [T, ...T[]]): T => choice[this.upTo(choice.length - 1)] ?? choice[0];
}

/** Names of the variables that decide the ways of a process. */
export const decisions = ({ body, handlers }: RandomProcess): string[] => [
  ...decisionsOf(body),
  ...handlers.flatMap((handler) => decisionsOf(handler.body)),
];

function decisionsOf(block: Block): string[] {
  switch (block.kind) {
    case 'task':
      return [];
    case 'sequence':
      return block.parts.flatMap(decisionsOf);
    case 'loop':
      return [`${block.id}again`, ...decisionsOf(block.body)];
    case 'leave':
      return [`${block.id}leaves`];
    case 'escape':
      return [...block.escapes.map((_, index) => `${block.id}leaves${index + 1}`), ...inner(block)];
    case 'activity':
      return [`${block.id}again`, ...inner(block)];
    default:
      return [...block.branches.map((_, index) => `${block.id}take${index}`), ...inner(block)];
  }
}

const inner = (block: Block): string[] => blocksIn(block).flatMap(decisionsOf);

/** Blocks directly inside a block. */
export function blocksIn(block: Block): Block[] {
  switch (block.kind) {
    case 'sequence':
      return block.parts;
    case 'loop':
      return [block.body];
    case 'escape':
      return [...block.branches, ...block.escapes];
    case 'activity':
      return [...insideOf(block), ...[...block.boundaries, ...(block.inside?.handlers ?? [])].map(({ body }) => body)];
    case 'task':
    case 'leave':
      return [];
    default:
      return block.branches;
  }
}

const insideOf = ({ inside }: ActivityBlock): Block[] =>
  inside ? [...inside.branches, ...(inside.behind ? [inside.behind] : [])] : [];
