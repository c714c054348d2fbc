import type { FieldError } from '../kernel/index.js';
import { lineFault } from './csv-table.js';

/** A node as a line of an import names it. */
export interface TreeLine {
  line: number;
  code: string;
  parentCode: string | null;
}

const CODE = /^(?=.{1,64}$)[A-Z0-9]+(-[A-Z0-9]+)*$/;

/**
 * What keeps `lines`, together with nodes that exist already (`parents`, by code), from being a tree: odd codes, codes
 * given twice, unknown parents, cycles.
 */
export function treeFaults(
  lines: readonly TreeLine[],
  parents: ReadonlyMap<string, string | null> = new Map(),
): FieldError[] {
  const together = new Map([...parents, ...lines.map(({ code, parentCode }) => [code, parentCode] as const)]);
  const cycles = cyclesOf(together);
  return [...codeFaults(lines), ...lines.flatMap((line) => placeFaults(line, together, cycles))];
}

function codeFaults(lines: readonly TreeLine[]): FieldError[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, code }) => {
    if (!CODE.test(code)) return [lineFault(line, `code "${code}" must be A–Z and digits, parts joined by hyphens`)];
    const before = first.get(code);
    if (before !== undefined) return [lineFault(line, `code "${code}" stands in line ${String(before)} already`)];
    first.set(code, line);
    return [];
  });
}

function placeFaults(
  { line, code, parentCode }: TreeLine,
  together: ReadonlyMap<string, string | null>,
  cycles: ReadonlyMap<string, string[]>,
): FieldError[] {
  if (parentCode !== null && !together.has(parentCode)) return [lineFault(line, `parent "${parentCode}" is not known`)];
  const cycle = cycles.get(code);
  return cycle ? [lineFault(line, `"${code}" hangs below itself: ${[...cycle, cycle[0]].join(' → ')}`)] : [];
}

/** The codes that lie on a cycle, each with the cycle. */
function cyclesOf(parents: ReadonlyMap<string, string | null>): Map<string, string[]> {
  const cycles = new Map<string, string[]>();
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const walked: string[] = [];
    let code: string | null | undefined = start;
    for (; code && !settled.has(code); code = parents.get(code)) {
      settled.add(code);
      walked.push(code);
    }
    const cycle = code ? walked.slice(walked.indexOf(code)) : [];
    if (code && walked.includes(code)) for (const member of cycle) cycles.set(member, cycle);
  }
  return cycles;
}
