import { CodeTree } from './index.js';

const node = (code: string, parentCode: string | null = null) => ({ code, parentCode, name: `名${code}` });
const tree = new CodeTree([node('B'), node('A2', 'A'), node('A'), node('A1X', 'A1'), node('A1', 'A')]);
const codes = (nodes: readonly { code: string }[]) => nodes.map(({ code }) => code);
const page = (filter: Parameters<typeof tree.page>[0], limit = 10, cursor?: string) =>
  tree.page(filter, { limit, cursor });

describe('a tree by codes', () => {
  it('finds what is directly below, in order of code', () => {
    expect(codes(tree.children('A'))).toEqual(['A1', 'A2']);
    expect(codes(tree.children(null))).toEqual(['A', 'B']);
    expect(codes(tree.children('nothing'))).toEqual([]);
  });

  it('walks up and down from a code, itself included', () => {
    expect(codes(tree.upward('A1X'))).toEqual(['A1X', 'A1', 'A']);
    expect(codes(tree.downward('A'))).toEqual(['A', 'A1', 'A1X', 'A2']);
    expect([tree.upward('?'), tree.downward('?'), tree.find('?')]).toEqual([[], [], null]);
  });

  it('unfolds into branches', () => {
    const [a, b] = tree.branches();
    expect(a?.children.map(({ code, children }) => [code, codes(children)])).toEqual([
      ['A1', ['A1X']],
      ['A2', []],
    ]);
    expect(b).toEqual({ ...node('B'), children: [] });
  });

  it('is listed page by page, below a code, or by part of code or name', () => {
    const first = page({}, 2);
    expect(codes(first.items)).toEqual(['A', 'A1']);
    expect(codes(page({}, 2, first.nextCursor ?? '').items)).toEqual(['A1X', 'A2']);
    expect(page({}, 5).nextCursor).toBeNull();
    expect(codes(page({ parent: 'A' }).items)).toEqual(['A1', 'A2']);
    expect(codes(page({ parent: '' }).items)).toEqual(['A', 'B']);
    expect(codes(page({ q: 'x' }).items)).toEqual(['A1X']);
    expect(codes(page({ q: '名b' }).items)).toEqual(['B']);
  });
});
