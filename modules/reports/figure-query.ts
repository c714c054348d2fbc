import { CASE_FIGURES } from './case-figures.js';
import { CITIZEN_FIGURES } from './citizen-figures.js';
import { CLOCK_FIGURES } from './clock-figures.js';
import type { FigureRule, FigureSource } from './figure.js';
import { PRESSURE_FIGURES } from './pressure-figures.js';

const SOURCES: readonly FigureSource[] = [...CITIZEN_FIGURES, ...CLOCK_FIGURES, ...CASE_FIGURES, ...PRESSURE_FIGURES];

/** Every figure, in the order it is shown. */
export const FIGURES: readonly FigureRule[] = SOURCES.flatMap(({ rules }) => rules);

/** What of a source was counted for a unit: numerator and denominator of each of its rules in turn; null for none. */
export interface FigureRow {
  source: number;
  unit: string;
  counts: (number | null)[];
}

function count(condition: string | null, { perCase = false }: FigureRule): string {
  if (condition === null) return 'NULL';
  return `count(${perCase ? 'DISTINCT c.id' : '*'}) FILTER (WHERE ${condition})`;
}

function selectOf({ from, where, unit, rules }: FigureSource, source: number): string {
  const owner = `COALESCE(${unit}, $6::text)`;
  const counts = rules.flatMap((rule) => [count(rule.numerator, rule), count(rule.denominator, rule)]);
  return `
    SELECT ${source} AS source, ${owner} AS unit, ARRAY[${counts.join(', ')}]::int[] AS counts FROM ${from}
    WHERE ${where} AND ($4::text[] IS NULL OR ${owner} = ANY($4)) AND ($5::text IS NULL OR EXISTS (
      SELECT 1 FROM process_instance p WHERE p.id = c.process_instance_id AND p.definition_key = $5))
    GROUP BY 2`;
}

/** Counts everything by unit. Parameters: from, to, now, unit codes or null, process key or null, code of the centre. */
export const COUNT_BY_UNIT = SOURCES.map(selectOf).join(' UNION ALL ');

/** What rows say of the rule at its place in its source: sums of numerator and denominator by figure. */
export function sumsOf(rows: readonly FigureRow[]): Map<string, { numerator: number; denominator: number }> {
  const sums = new Map<string, { numerator: number; denominator: number }>();
  for (const { source, counts } of rows)
    SOURCES[source]?.rules.forEach(({ key }, index) => {
      const { numerator, denominator } = sums.get(key) ?? { numerator: 0, denominator: 0 };
      const [more, over] = [counts[2 * index] ?? 0, counts[2 * index + 1] ?? 0];
      sums.set(key, { numerator: numerator + more, denominator: denominator + over });
    });
  return sums;
}
