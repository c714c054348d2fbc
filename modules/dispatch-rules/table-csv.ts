import { lineFault, readCsv, writeCsv, type CsvRow } from '../organisation/index.js';
import type { FieldError } from '../kernel/index.js';
import type { GivenLimits } from '../sla/index.js';
import { CONDITIONS, ruleOf, type DispatchRule } from './dispatch-rule.js';
import { MOST_RULES } from './rule-shape.js';

const REQUIRED = ['leadUnit', 'clause'] as const;
const OPTIONAL = [...CONDITIONS, 'coUnits', 'process', 'limits'] as const;
const WRITTEN = [...CONDITIONS, 'leadUnit', 'coUnits', 'process', 'limits', 'clause'] as const;

type Column = (typeof WRITTEN)[number];

/** A file as it was read; `lines` has the line of each rule. With faults the rules are not to be used. */
export interface TableFile {
  rules: DispatchRule[];
  lines: number[];
  faults: FieldError[];
}

/** `reply 3 working-day working`: measure, value, unit, clock. */
const LIMIT = /^(\S+)\s+(\d{1,6})\s+(\S+)\s+(\S+)$/;

/**
 * Reads `category,place,channel,nature,urgency,leadUnit,coUnits,process,limits,clause` in any order; only leadUnit and clause
 * must be there. Several co-units or limits are joined by semicolons.
 */
export function readTableCsv(csv: string): TableFile {
  const { rows, faults } = readCsv<Column>(csv, REQUIRED, OPTIONAL);
  if (faults.length > 0) return { rules: [], lines: [], faults };
  const found = rows.length > MOST_RULES ? [lineFault(1, `is followed by more than ${String(MOST_RULES)} rules`)] : [];
  return {
    rules: rows.map(ruleOfRow),
    lines: rows.map(({ line }) => line),
    faults: [...found, ...rows.flatMap(wrong)],
  };
}

/** Writes what `readTableCsv` reads. */
export const writeTableCsv = (rules: readonly DispatchRule[]): string => writeCsv<Column>(WRITTEN, rules.map(columns));

function columns({ coUnits, limits, ...rule }: DispatchRule): Record<Column, string> {
  const when = Object.fromEntries(CONDITIONS.map((name) => [name, rule[name] ?? '']));
  const spans = Object.entries(limits).map(
    ([name, { value, unit, clock }]) => `${name} ${String(value)} ${unit} ${clock}`,
  );
  const { leadUnit, clause, process } = rule;
  const then = { leadUnit, coUnits: coUnits.join('; '), process: process ?? '', limits: spans.join('; '), clause };
  return { ...when, ...then } as Record<Column, string>;
}

function ruleOfRow({ values }: CsvRow<Column>): DispatchRule {
  const { coUnits, limits, ...plain } = values;
  return ruleOf({ ...plain, coUnits: parts(coUnits), limits: limitsOf(limits) });
}

const parts = (text: string): string[] =>
  text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean);

function limitsOf(text: string): GivenLimits {
  const spans = parts(text).flatMap((part) => {
    const [, measure, value, unit, clock] = LIMIT.exec(part) ?? [];
    return measure ? [[measure, { value: Number(value), unit, clock }]] : [];
  });
  return Object.fromEntries(spans) as GivenLimits;
}

function wrong({ line, values: { limits, clause, leadUnit } }: CsvRow<Column>): FieldError[] {
  const odd = parts(limits).filter((part) => !LIMIT.test(part));
  const twice = parts(limits).length !== Object.keys(limitsOf(limits)).length + odd.length;
  const messages = [
    ...odd.map((part) => `limits "${part}" must be measure, value, unit and clock`),
    ...(twice ? ['limits names a measure twice'] : []),
    ...(leadUnit === '' ? ['leadUnit is missing'] : []),
    ...(/^[^\p{Cc}\p{Cs}]{1,500}$/u.test(clause) ? [] : ['clause must be 1 to 500 characters']),
  ];
  return messages.map((message) => lineFault(line, message));
}
