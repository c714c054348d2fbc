import type { FieldError } from '../kernel/index.js';
import { lineFault, readCsv, treeFaults, writeCsv, type CodeTree, type CsvRow } from '../organisation/index.js';
import type { Category } from './category.js';

const COLUMNS = ['code', 'parent', 'name', 'defaultDepartment'] as const;

type Column = (typeof COLUMNS)[number];

/** A line of an import as it was meant. */
export interface CategoryLine extends Category {
  line: number;
}

/** A file as it was read. With faults the lines are not to be used. */
export interface CategoryFile {
  lines: CategoryLine[];
  faults: FieldError[];
}

/** Reads `code,parent,name,defaultDepartment` and checks that it is a tree. */
export function readCategories(csv: string): CategoryFile {
  const { rows, faults } = readCsv<Column>(csv, COLUMNS);
  if (faults.length > 0) return { lines: [], faults };
  if (rows.length === 0) return { lines: [], faults: [lineFault(1, 'is followed by no category')] };
  const lines = rows.map(categoryLine);
  return { lines, faults: [...lines.flatMap(nameFaults), ...treeFaults(lines)] };
}

/** Writes what `readCategories` reads, each category behind the one it hangs below. */
export function writeCategories(tree: CodeTree<Category>): string {
  const ordered = tree.children(null).flatMap(({ code }) => tree.downward(code));
  return writeCsv<Column>(COLUMNS, ordered.map(columns));
}

const columns = ({ code, parentCode, name, defaultUnitCode }: Category): Record<Column, string> => ({
  ...{ code, parent: parentCode ?? '', name, defaultDepartment: defaultUnitCode ?? '' },
});

const categoryLine = ({ line, values: { code, parent, name, defaultDepartment } }: CsvRow<Column>): CategoryLine => ({
  ...{ line, code, parentCode: parent || null, name, defaultUnitCode: defaultDepartment || null },
});

const nameFaults = ({ line, name }: CategoryLine): FieldError[] =>
  /^[^\p{Cc}\p{Cs}]{1,100}$/u.test(name) ? [] : [lineFault(line, 'name must be 1 to 100 characters')];
