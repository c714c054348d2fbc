import { feelSyntaxFault, unaryTestsFault } from '../process-engine/index.js';
import type { Decision, DecisionTable } from './decision.js';

const POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'];

/** What forbids publishing decisions: unreadable FEEL, rows that do not fit, circles. Empty when they may be published. */
export function faultsOf(decisions: Decision[]): { path: string; message: string }[] {
  const keys = new Set(decisions.map(({ key }) => key));
  return decisions.flatMap((decision) => {
    const at = (message: string) => ({ path: decision.key, message });
    const unknown = decision.requires
      .filter((key) => !keys.has(key))
      .map((key) => at(`requires "${key}", which is not in the file`));
    const circle = isCircular(decision, decisions) ? [at('requires itself')] : [];
    return [...unknown, ...circle, ...logicFaults(decision).map(at)];
  });
}

function logicFaults({ logic }: Decision): string[] {
  if (logic.kind === 'table') return tableFaults(logic);
  const fault = feelSyntaxFault(`= ${logic.text}`);
  return fault ? [`the expression cannot be read: ${fault}`] : [];
}

function tableFaults(table: DecisionTable): string[] {
  const faults = POLICIES.includes(table.hitPolicy) ? [] : [`the hit policy "${table.hitPolicy}" is unknown`];
  if (table.outputs.length === 0) faults.push('the table has no output');
  if (table.aggregation && table.outputs.length > 1) faults.push('only a single output can be aggregated');
  for (const input of table.inputs) faults.push(...expressionFault(`the input "${input}"`, input));
  table.rules.forEach((rule, index) => faults.push(...ruleFaults(table, rule, index + 1)));
  return faults;
}

function ruleFaults(table: DecisionTable, { tests, entries }: DecisionTable['rules'][number], row: number): string[] {
  if (tests.length !== table.inputs.length || entries.length !== table.outputs.length)
    return [`rule ${row} does not have one entry for each column`];
  const unreadable = tests
    .filter((test) => unaryTestsFault(test) !== null)
    .map((test) => `rule ${row}: "${test}" cannot be read`);
  return [...unreadable, ...entries.flatMap((entry) => expressionFault(`rule ${row}: "${entry}"`, entry))];
}

function expressionFault(what: string, text: string): string[] {
  const fault = feelSyntaxFault(`= ${text}`);
  return fault ? [`${what} cannot be read: ${fault}`] : [];
}

function isCircular(decision: Decision, all: Decision[]): boolean {
  const open = [...decision.requires];
  const seen = new Set<string>();
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === decision.key) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(all.find((other) => other.key === key)?.requires ?? []));
  }
  return false;
}
