import { diagram, flows } from './diagrams.js';

/** A block-structured process as a tree. Conditions are variables named after their gateway. */
export type Block =
  | { kind: 'task'; id: string }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'exclusive' | 'parallel' | 'inclusive'; id: string; branches: Block[] }
  | { kind: 'loop'; id: string; body: Block };

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

/** A random tree with at most `depth` nested blocks. */
export function randomBlock(random: () => number, depth: number, name = { next: 0 }): Block {
  const id = () => `n${name.next++}`;
  const roll = random();
  if (depth === 0 || roll < 0.25) return { kind: 'task', id: id() };
  const children = (count: number) => Array.from({ length: count }, () => randomBlock(random, depth - 1, name));
  if (roll < 0.5) return { kind: 'sequence', parts: children(2 + Math.floor(random() * 2)) };
  if (roll < 0.6) return { kind: 'loop', id: id(), body: { kind: 'sequence', parts: children(1) } };
  const kind = roll < 0.73 ? 'exclusive' : roll < 0.87 ? 'parallel' : 'inclusive';
  return { kind, id: id(), branches: children(2 + Math.floor(random() * 2)) };
}

/** Names of the decision variables of a tree, with the gateway they belong to. */
export function decisions(block: Block): string[] {
  switch (block.kind) {
    case 'task':
      return [];
    case 'sequence':
      return block.parts.flatMap(decisions);
    case 'loop':
      return [`${block.id}again`, ...decisions(block.body)];
    default:
      return [...block.branches.map((_, index) => `${block.id}take${index}`), ...block.branches.flatMap(decisions)];
  }
}

interface Drawing {
  nodes: string;
  routes: string[];
  entry: string;
  exit: string;
}

/** The tree as BPMN. */
export function toXml(block: Block): string {
  const { nodes, routes, entry, exit } = draw(block);
  return diagram(
    `<startEvent id="start"/><endEvent id="end"/>${nodes}${flows(`start>${entry}`, ...routes, `${exit}>end`)}`,
  );
}

function draw(block: Block): Drawing {
  switch (block.kind) {
    case 'task':
      return { nodes: `<userTask id="${block.id}"/>`, routes: [], entry: block.id, exit: block.id };
    case 'sequence':
      return drawSequence(block.parts.map(draw));
    case 'loop':
      return drawLoop(block.id, draw(block.body));
    default:
      return drawGateways(block.kind, block.id, block.branches.map(draw));
  }
}

function drawSequence(parts: Drawing[]): Drawing {
  const links = parts.slice(1).map((part, index) => `${parts[index]?.exit}>${part.entry}`);
  return {
    nodes: parts.map(({ nodes }) => nodes).join(''),
    routes: [...parts.flatMap(({ routes }) => routes), ...links],
    entry: parts[0]?.entry ?? '',
    exit: parts.at(-1)?.exit ?? '',
  };
}

function drawLoop(id: string, body: Drawing): Drawing {
  const nodes = `<exclusiveGateway id="${id}in"/><exclusiveGateway id="${id}out" default="${id}out-${id}after"/><exclusiveGateway id="${id}after"/>`;
  const routes = [
    `${id}in>${body.entry}`,
    `${body.exit}>${id}out`,
    `${id}out>${id}in[${id}again = true]`,
    `${id}out>${id}after`,
  ];
  return { nodes: nodes + body.nodes, routes: [...body.routes, ...routes], entry: `${id}in`, exit: `${id}after` };
}

function drawGateways(kind: string, id: string, branches: Drawing[]): Drawing {
  const last = branches.length - 1;
  const fallback = kind === 'parallel' ? '' : ` default="${id}split-${branches[last]?.entry}"`;
  const nodes = `<${kind}Gateway id="${id}split"${fallback}/><${kind}Gateway id="${id}join"/>`;
  const routes = branches.flatMap(({ entry, exit }, index) => {
    const condition = kind === 'parallel' || index === last ? '' : `[${id}take${index} = true]`;
    return [`${id}split>${entry}${condition}`, `${exit}>${id}join`];
  });
  const inner = {
    nodes: branches.map((branch) => branch.nodes).join(''),
    routes: branches.flatMap((branch) => branch.routes),
  };
  return { nodes: nodes + inner.nodes, routes: [...inner.routes, ...routes], entry: `${id}split`, exit: `${id}join` };
}
