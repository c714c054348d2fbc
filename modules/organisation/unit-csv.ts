import type { FieldError } from '../kernel/index.js';
import { lineFault, readCsv, writeCsv, type CsvRow } from './csv-table.js';
import { UNIT_KINDS, type Unit, type UnitKind } from './unit.js';

const REQUIRED = ['code', 'parent', 'tier', 'name', 'kind'] as const;
const OPTIONAL = ['enabled'] as const;

type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** A line of an import as it was meant. */
export interface UnitLine {
  line: number;
  code: string;
  parentCode: string | null;
  tier: number;
  name: string;
  kind: UnitKind;
  /** Null when the file does not say. */
  enabled: boolean | null;
}

/** A file as it was read. With faults the lines are not to be used. */
export interface UnitFile {
  lines: UnitLine[];
  faults: FieldError[];
}

/** Reads `code,parent,tier,name,kind` and, if present, `enabled` (true or false). */
export function readUnits(csv: string): UnitFile {
  const { rows, faults } = readCsv<Column>(csv, REQUIRED, OPTIONAL);
  if (faults.length > 0) return { lines: [], faults };
  return { lines: rows.map(unitLine), faults: rows.flatMap(valueFaults) };
}

/** Writes what `readUnits` reads, parents before what hangs below them. */
export function writeUnits(units: readonly Unit[]): string {
  const ordered = units.toSorted((a, b) => a.tier - b.tier || (a.code < b.code ? -1 : 1));
  return writeCsv<Column>([...REQUIRED, ...OPTIONAL], ordered.map(columns));
}

const columns = ({ code, parentCode, tier, name, kind, enabled }: Unit): Record<Column, string> => ({
  ...{ code, parent: parentCode ?? '', tier: String(tier), name, kind, enabled: String(enabled) },
});

const unitLine = ({ line, values: { code, parent, tier, name, kind, enabled } }: CsvRow<Column>): UnitLine => ({
  ...{ line, code, parentCode: parent || null, tier: Number(tier), name, kind: kind as UnitKind },
  enabled: enabled === '' ? null : enabled === 'true',
});

function valueFaults({ line, values: { tier, name, kind, enabled } }: CsvRow<Column>): FieldError[] {
  const messages = [
    !/^[1-9]\d?$/.test(tier) && `tier "${tier}" must be a whole number from 1 to 99`,
    !/^[^\p{Cc}\p{Cs}]{1,100}$/u.test(name) && 'name must be 1 to 100 characters',
    !(UNIT_KINDS as readonly string[]).includes(kind) && `kind "${kind}" must be one of ${UNIT_KINDS.join(', ')}`,
    !['', 'true', 'false'].includes(enabled) && `enabled "${enabled}" must be true or false`,
  ];
  return messages.filter((message) => message !== false).map((message) => lineFault(line, message));
}
