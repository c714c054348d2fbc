import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import type { Transaction } from '../database/index.js';
import { Organisation } from '../organisation/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import { limitsAsked, SlaPolicies } from '../sla/index.js';
import { CONDITIONS, isSymbol, type Condition, type DispatchFacts, type DispatchRule } from './dispatch-rule.js';
import { DispatchVocabulary, type CodesOfLists } from './dispatch-vocabulary.js';

/** One fault of one rule; `index` counts from 0. */
export interface RuleFault {
  index: number;
  field: string;
  message: string;
}

/** What of a rule was found wrong, before it is said which rule. */
type Fault = Omit<RuleFault, 'index'>;

const PROCESS_KEY = /^[\w.-]{1,64}$/;

/** Holds rules against what there is: categories, units, codes, published processes, ceilings. */
@Injectable()
export class RuleCheck {
  constructor(
    private readonly categories: Categories,
    private readonly organisation: Organisation,
    private readonly engine: ProcessEngine,
    private readonly limits: SlaPolicies,
    private readonly vocabulary: DispatchVocabulary,
  ) {}

  /** Every fault, in order of the rules. */
  async faultsOf(tx: Transaction, rules: readonly DispatchRule[], at: Date): Promise<RuleFault[]> {
    await Promise.all([this.organisation.refresh(), this.categories.refresh()]);
    const codes = await this.vocabulary.codes(tx);
    const closed = await this.unpublished(tx, rules);
    const limits = await this.limitFaults(tx, rules, at);
    return rules.flatMap((rule, index) => {
      const faults = [...this.factFaults(rule, codes), ...this.unitFaults(rule)];
      if (rule.process && closed.has(rule.process)) faults.push(says('process', rule.process, 'is not published'));
      return [...faults, ...(limits[index] ?? [])].map((fault) => ({ index, ...fault }));
    });
  }

  /** What is not known of a case's facts. */
  async factFaultsOf(tx: Transaction, facts: DispatchFacts): Promise<Fault[]> {
    return this.factFaults(facts, await this.vocabulary.codes(tx));
  }

  private factFaults(facts: DispatchFacts, codes: CodesOfLists): Fault[] {
    const asked = CONDITIONS.flatMap((name) => (facts[name] === null ? [] : [[name, facts[name]] as const]));
    return asked
      .filter(([name, value]) => !this.isKnown(name, value, codes))
      .map(([name, value]) => says(name, value, `is not a known ${name}`));
  }

  private isKnown(name: Condition, value: string, codes: CodesOfLists): boolean {
    if (name === 'category') return this.categories.find(value) !== null;
    return name === 'place' ? this.organisation.find(value) !== null : codes[name].has(value);
  }

  private unitFaults({ leadUnit, coUnits }: DispatchRule): Fault[] {
    const twice = coUnits.filter((unit, index) => unit === leadUnit || coUnits.indexOf(unit) !== index);
    return [
      ...this.closedUnit('leadUnit', leadUnit),
      ...coUnits.flatMap((unit) => this.closedUnit('coUnits', unit)),
      ...twice.map((unit) => says('coUnits', unit, 'is named twice')),
    ];
  }

  private closedUnit(field: string, unit: string): Fault[] {
    if (isSymbol(unit)) return [];
    const found = this.organisation.find(unit);
    if (!found) return [says(field, unit, 'is not a unit')];
    return found.enabled ? [] : [says(field, unit, 'takes no more work')];
  }

  private async unpublished(tx: Transaction, rules: readonly DispatchRule[]): Promise<Set<string>> {
    const missing = new Set<string>();
    for (const key of new Set(rules.flatMap(({ process }) => process ?? [])))
      if (!PROCESS_KEY.test(key) || !(await this.engine.isPublished(tx, key))) missing.add(key);
    return missing;
  }

  /** For each rule, what is wrong with its limits. */
  private async limitFaults(tx: Transaction, rules: readonly DispatchRule[], at: Date): Promise<Fault[][]> {
    const asked = rules.map((rule) => limitsAsked(rule.limits, appliesOf(rule), rule.clause));
    const found = await this.limits.faultsOf(tx, asked.flat(), at);
    return asked.map((limits) =>
      limits.flatMap(({ measure }) =>
        (found.shift() ?? []).map(({ path, message }) => ({
          field: `limits.${measure}`,
          message: `${path} ${message}`,
        })),
      ),
    );
  }
}

const says = (field: string, value: string, what: string): Fault => ({ field, message: `"${value}" ${what}` });

function appliesOf(rule: DispatchRule): Record<string, string[]> {
  const asked = (['channel', 'nature', 'urgency'] as const).filter((name) => rule[name] !== null);
  return Object.fromEntries(asked.map((name) => [name, [rule[name] ?? '']]));
}
