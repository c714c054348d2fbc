import { DmnModdle, type DmnElement } from 'dmn-moddle';
import { DomainError } from '../kernel/index.js';
import { DECISION_ERRORS } from './decisions.errors.js';
import type { Aggregation, Decision, DecisionTable, HitPolicy, Output, Rule } from './decision.js';

/** The decisions of a DMN 1.3 file, in its order. Throws `decision-unreadable`. */
export async function readDecisions(xml: string): Promise<Decision[]> {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw unreadable('Document types and entities are not allowed.');
  const { rootElement } = await parse(xml);
  const elements: DmnElement[] = rootElement.drgElement ?? [];
  const decisions = elements.filter(({ $type }) => $type === 'dmn:Decision').map(decisionOf);
  if (decisions.length === 0) throw unreadable('The file holds no decision.');
  return decisions;
}

async function parse(xml: string) {
  try {
    return await new DmnModdle().fromXML(xml);
  } catch (error) {
    throw unreadable((error as Error).message.slice(0, 500));
  }
}

function decisionOf(element: DmnElement): Decision {
  const requirements: DmnElement[] = element.informationRequirement ?? [];
  const requires = requirements.flatMap(
    ({ requiredDecision }) => String(requiredDecision?.href ?? '').replace(/^#/, '') || [],
  );
  return { key: element.id, name: element.name ?? element.id, requires, logic: logicOf(element) };
}

function logicOf({ id, decisionLogic: logic }: DmnElement): Decision['logic'] {
  if (logic?.$type === 'dmn:LiteralExpression') return { kind: 'expression', text: textOf(logic) };
  if (logic?.$type === 'dmn:DecisionTable') return tableOf(logic);
  throw unreadable(`The decision "${id}" is neither a decision table nor an expression.`);
}

function tableOf(table: DmnElement): DecisionTable {
  const rules: DmnElement[] = table.rule ?? [];
  const inputs: DmnElement[] = table.input ?? [];
  const outputs: DmnElement[] = table.output ?? [];
  return {
    kind: 'table',
    hitPolicy: (table.hitPolicy ?? 'UNIQUE') as HitPolicy,
    aggregation: (table.aggregation ?? null) as Aggregation | null,
    inputs: inputs.map(({ inputExpression }) => textOf(inputExpression)),
    outputs: outputs.map(outputOf),
    rules: rules.map(ruleOf),
  };
}

const outputOf = ({ name, label, outputValues, defaultOutputEntry }: DmnElement): Output => ({
  name: name ?? label ?? 'output',
  values: listOf(textOf(outputValues)),
  fallback: textOf(defaultOutputEntry) || null,
});

const ruleOf = ({ id, inputEntry, outputEntry }: DmnElement): Rule => ({
  id,
  tests: ((inputEntry ?? []) as DmnElement[]).map((entry) => textOf(entry) || '-'),
  entries: ((outputEntry ?? []) as DmnElement[]).map((entry) => textOf(entry) || 'null'),
});

const textOf = (expression: DmnElement | undefined): string => String(expression?.text ?? '').trim();

/** Values written one after the other, commas inside quotes left alone. */
const listOf = (text: string): string[] => text.match(/"[^"]*"|[^,\s][^,]*/g)?.map((value) => value.trim()) ?? [];

const unreadable = (detail: string): DomainError => new DomainError(DECISION_ERRORS['decision-unreadable'], detail);
