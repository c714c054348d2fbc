import { DomainError, type ErrorDefinition, type FieldError } from '../kernel/index.js';

/** One record: its values by column, trimmed, and the line of the file it starts on. */
export interface CsvRow<C extends string> {
  line: number;
  values: Record<C, string>;
}

/** What was read of a file, and every reason not to trust it. */
export interface CsvTable<C extends string> {
  rows: CsvRow<C>[];
  /** Columns the file has. */
  columns: C[];
  faults: FieldError[];
}

interface RawRecord {
  line: number;
  fields: string[];
}

/** A field, quoted or plain, with the comma or line end behind it. */
const FIELD = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r)/y;
const LINE_END = /\r\n|\n|\r/g;

/** The fault of a line, as all imports name it. */
export const lineFault = (line: number, message: string): FieldError => ({ path: `line ${String(line)}`, message });

const SHOWN_FAULTS = 100;

/** Throws `definition` with the first hundred faults, unless there are none. */
export function refuseFaults(definition: ErrorDefinition, faults: readonly FieldError[]): void {
  if (faults.length === 0) return;
  const detail = `The table was refused for ${String(faults.length)} faults.`;
  throw new DomainError(definition, detail, {}, faults.slice(0, SHOWN_FAULTS));
}

/** Reads a table with a header line (RFC 4180, comma). Columns may stand in any order; blank lines count for nothing. */
export function readCsv<C extends string>(
  text: string,
  required: readonly C[],
  optional: readonly C[] = [],
): CsvTable<C> {
  const { records, faults } = split(`${text.replace(/^\uFEFF/, '').trimEnd()}\n`);
  const [header, ...body] = records;
  const columns = (header?.fields ?? []) as C[];
  faults.push(...headerFaults(columns, required, optional));
  for (const { line, fields } of body)
    if (fields.length !== columns.length)
      faults.push(lineFault(line, `has ${String(fields.length)} fields instead of ${String(columns.length)}`));
  const rows = body.map(({ line, fields }) => ({ line, values: named([...required, ...optional], columns, fields) }));
  return { rows, columns, faults };
}

/** Writes a table that `readCsv` reads back, line ends CRLF. */
export function writeCsv<C extends string>(columns: readonly C[], rows: Record<C, string>[]): string {
  const lines = [[...columns], ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function named<C extends string>(wanted: readonly C[], columns: readonly C[], fields: string[]): Record<C, string> {
  const values = wanted.map((column) => [column, fields[columns.indexOf(column)] ?? '']);
  return Object.fromEntries(values) as Record<C, string>;
}

function headerFaults(columns: string[], required: readonly string[], optional: readonly string[]): FieldError[] {
  const missing = required.filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => ![...required, ...optional].includes(column));
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  return [
    ...missing.map((column) => lineFault(1, `column "${column}" is missing`)),
    ...unknown.map((column) => lineFault(1, `column "${column}" is not known`)),
    ...twice.map((column) => lineFault(1, `column "${column}" stands twice`)),
  ];
}

function split(text: string): { records: RawRecord[]; faults: FieldError[] } {
  const records: RawRecord[] = [];
  let [line, open] = [1, { line: 1, fields: [] } as RawRecord];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const match = FIELD.exec(text);
    if (!match) return { records, faults: [lineFault(line, 'has a quotation mark that is out of place')] };
    open.fields.push(valueOf(match));
    line += match[0].match(LINE_END)?.length ?? 0;
    if (match[3] === ',') continue;
    records.push(open);
    open = { line, fields: [] };
  }
  return { records: records.filter(({ fields }) => fields.some((field) => field !== '')), faults: [] };
}

const valueOf = ([, inQuotes, plain = '']: RegExpExecArray): string =>
  (inQuotes?.replaceAll('""', '"') ?? plain).trim();
