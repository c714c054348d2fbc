import { pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';

/** Something that hangs in a tree by its code. */
export interface Coded {
  code: string;
  /** Null for a root. */
  parentCode: string | null;
  name: string;
}

/** A node with all that hangs below it. */
export type Branch<T extends Coded> = T & { children: Branch<T>[] };

/** Which nodes to list; a condition left out is none. */
export interface NodeFilter {
  /** Directly below this code; empty for the roots. */
  parent?: string;
  /** Part of the code or the name. */
  q?: string;
}

/** A tree by codes, in memory and never altered; always in order of code. */
export class CodeTree<T extends Coded> {
  /** Every node. */
  readonly nodes: readonly T[];
  private readonly byCode: ReadonlyMap<string, T>;
  private readonly byParent: ReadonlyMap<string, T[]>;

  constructor(nodes: readonly T[]) {
    this.nodes = nodes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    this.byCode = new Map(this.nodes.map((node) => [node.code, node]));
    this.byParent = grouped(this.nodes);
  }

  /** The node of that code, or null. */
  find(code: string): T | null {
    return this.byCode.get(code) ?? null;
  }

  /** The nodes directly below `parent`; the roots for null. */
  children(parent: string | null): readonly T[] {
    return this.byParent.get(parent ?? '') ?? [];
  }

  /** The node itself, its parent, and so on up to a root; empty for an unknown code. */
  upward(code: string): T[] {
    const node = this.find(code);
    if (!node) return [];
    return node.parentCode === null ? [node] : [node, ...this.upward(node.parentCode)];
  }

  /** The node itself and everything below it; empty for an unknown code. */
  downward(code: string): T[] {
    const node = this.find(code);
    return node ? [node, ...this.children(code).flatMap((child) => this.downward(child.code))] : [];
  }

  /** Everything below `parent` as nested branches; the whole tree for null. */
  branches(parent: string | null = null): Branch<T>[] {
    return this.children(parent).map((node) => ({ ...node, children: this.branches(node.code) }));
  }

  /** One page of the nodes that meet `filter`. */
  page({ parent, q }: NodeFilter, { limit, cursor }: PageRequest): Page<T> {
    const [after = ''] = readCursor(cursor) ?? [];
    const from = parent === undefined ? this.nodes : this.children(parent === '' ? null : parent);
    const rows = from.filter((node) => node.code > after && (!q || mentions(node, q.toLowerCase())));
    return pageOf(rows.slice(0, limit + 1), limit, ({ code }) => [code]);
  }
}

const mentions = ({ code, name }: Coded, q: string): boolean =>
  code.toLowerCase().includes(q) || name.toLowerCase().includes(q);

function grouped<T extends Coded>(nodes: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const node of nodes) {
    const siblings = groups.get(node.parentCode ?? '');
    if (siblings) siblings.push(node);
    else groups.set(node.parentCode ?? '', [node]);
  }
  return groups;
}
