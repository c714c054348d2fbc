import { evaluateFeel, matchesUnaryTests } from '../process-engine/index.js';
import type { Aggregation, DecisionTable, HitPolicy, Output, Rule } from './decision.js';

type Values = Record<string, unknown>;

/** What a table answers, and which rules matched. */
export interface TableAnswer {
  value: unknown;
  ruleIds: string[];
}

/** A table whose rules contradict its hit policy. */
export class HitPolicyFault extends Error {}

/** Evaluates a decision table over variables at an instant, as DMN 1.3 §8.2.8 says. Throws `HitPolicyFault`. */
export function evaluateTable(table: DecisionTable, variables: Values, now: Date): TableAnswer {
  const inputs = table.inputs.map((text) => evaluateFeel(`= ${text}`, variables, now));
  const matching = table.rules.filter((rule) => matches(rule, inputs, { variables, now }));
  const answers = matching.map(({ entries }) => entries.map((entry) => evaluateFeel(`= ${entry}`, variables, now)));
  const ruleIds = matching.map(({ id }) => id);
  if (matching.length === 0) return { value: fallbackOf(table, variables, now), ruleIds };
  return { value: choose(table, answers), ruleIds };
}

const matches = ({ tests }: Rule, inputs: unknown[], at: { variables: Values; now: Date }): boolean =>
  tests.every((test, column) => matchesUnaryTests(test, inputs[column] ?? null, at.variables, at.now));

function choose(table: DecisionTable, answers: unknown[][]): unknown {
  const { outputs, aggregation } = table;
  const values = (rows: unknown[][]) => rows.map((row) => valueOf(outputs, row));
  const policies: Record<HitPolicy, () => unknown> = {
    UNIQUE: () => only(values(answers)),
    ANY: () => same(values(answers)),
    FIRST: () => values(answers)[0],
    PRIORITY: () => values(byPriority(outputs, answers))[0],
    'OUTPUT ORDER': () => values(byPriority(outputs, answers)),
    'RULE ORDER': () => values(answers),
    COLLECT: () => (aggregation ? aggregate(aggregation, values(answers)) : values(answers)),
  };
  return policies[table.hitPolicy]();
}

/** One output is its value, several are a context. */
const valueOf = (outputs: Output[], answer: unknown[]): unknown =>
  outputs.length === 1
    ? answer[0]
    : Object.fromEntries(outputs.map(({ name }, column) => [name, answer[column] ?? null]));

function fallbackOf({ outputs, hitPolicy, aggregation }: DecisionTable, variables: Values, now: Date): unknown {
  if (aggregation === 'COUNT') return 0;
  if (outputs.every(({ fallback }) => fallback === null)) return isList(hitPolicy) && !aggregation ? [] : null;
  const answer = outputs.map(({ fallback }) =>
    fallback === null ? null : evaluateFeel(`= ${fallback}`, variables, now),
  );
  return valueOf(outputs, answer);
}

const isList = (policy: string): boolean => ['RULE ORDER', 'OUTPUT ORDER', 'COLLECT'].includes(policy);

function only(values: unknown[]): unknown {
  if (values.length > 1) throw new HitPolicyFault(`${values.length} rules match, and only one may (hit policy UNIQUE)`);
  return values[0];
}

function same(values: unknown[]): unknown {
  const distinct = new Set(values.map((value) => JSON.stringify(value)));
  if (distinct.size > 1) throw new HitPolicyFault('rules that match give different answers (hit policy ANY)');
  return values[0];
}

function aggregate(aggregation: Aggregation, values: unknown[]): number {
  if (aggregation === 'COUNT') return values.length;
  const numbers = values.map(Number);
  if (numbers.some(Number.isNaN))
    throw new HitPolicyFault(`an output is no number (hit policy COLLECT ${aggregation})`);
  if (aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

/** Answers in the order in which the outputs list their values. */
function byPriority(outputs: Output[], answers: unknown[][]): unknown[][] {
  const rank = (answer: unknown[]) =>
    outputs.map(({ values }, column) => {
      const place = values.indexOf(JSON.stringify(answer[column]));
      return place < 0 ? values.length : place;
    });
  return [...answers].sort((a, b) => compare(rank(a), rank(b)));
}

function compare(a: number[], b: number[]): number {
  const column = a.findIndex((place, index) => place !== b[index]);
  return column < 0 ? 0 : (a[column] ?? 0) - (b[column] ?? 0);
}
