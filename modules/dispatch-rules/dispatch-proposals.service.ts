import { Injectable } from '@nestjs/common';
import { AdministratorEntries } from '../administration/index.js';
import type { Transaction } from '../database/index.js';
import type { FieldError } from '../kernel/index.js';
import { DispatchTables } from './dispatch-tables.service.js';
import {
  DEFAULT_CLAUSE,
  type DispatchDecision,
  type DispatchFacts,
  type DispatchProposal,
  type DispatchRule,
} from './dispatch-rule.js';
import { ModeRules } from './mode-rules.js';
import { RuleReader, type RuleReading } from './rule-reader.js';

/** Rules that stand together, in order. */
export interface RuleSet {
  rules: readonly DispatchRule[];
  version: number | null;
  /** The mode they belong to; null for those of the table. */
  mode: string | null;
}

/** One rule that was considered. */
export interface ConsideredRule {
  rule: number;
  mode: string | null;
  fits: boolean;
  because: FieldError[];
}

/** A decision, and every rule up to the one that fits. */
export interface ExplainedDecision extends DispatchDecision {
  considered: ConsideredRule[];
}

/** Where a case should go: the first rule that fits counts, else the default unit of its category. */
@Injectable()
export class DispatchProposals {
  constructor(
    private readonly tables: DispatchTables,
    private readonly reader: RuleReader,
    private readonly entries: AdministratorEntries,
    private readonly modeRules: ModeRules,
  ) {}

  /** Decides from memory by the rules in force at `at`; where they propose nothing, administrators are told. */
  propose(tx: Transaction, facts: DispatchFacts, at: Date): DispatchDecision {
    const { considered: _why, ...decision } = this.explain(facts, this.inForce(at));
    if (!decision.proposal) tx.beforeCommit(() => this.tell(tx, facts, at));
    return decision;
  }

  /** The rules in force at `at`, those that count first in front. */
  inForce(at: Date): RuleSet[] {
    const { rules, version } = this.tables.current();
    return [...this.modeRules.at(at), { rules, version, mode: null }];
  }

  /** Decides by `sets`, and says why the rules before the one that fits do not. */
  explain(facts: DispatchFacts, sets: readonly RuleSet[]): ExplainedDecision {
    const considered: ConsideredRule[] = [];
    for (const { rules, version, mode } of sets)
      for (const [index, rule] of rules.entries()) {
        const reading = this.reader.read(rule, facts);
        const found = { rule: index + 1, version, mode };
        considered.push({ rule: found.rule, mode, fits: reading.because.length === 0, because: reading.because });
        if (reading.because.length === 0) return { ...decisionOf(rule, reading, found), considered };
      }
    return { proposal: this.byDefault(facts), process: null, limits: {}, considered };
  }

  private byDefault(facts: DispatchFacts): DispatchProposal | null {
    const leadUnit = this.reader.unitOf('category', facts);
    return leadUnit === null
      ? null
      : { leadUnit, coUnits: [], clause: DEFAULT_CLAUSE, rule: null, version: null, mode: null };
  }

  /** Late, so that other intakes do not wait for the entry. */
  private tell(tx: Transaction, { category, place }: DispatchFacts, at: Date): void {
    const subject = category ?? '未分类';
    const text = `没有派单规则适用于事项分类 ${subject}（地点 ${place ?? '未填'}），该分类也没有可用的默认承办单位。`;
    this.entries.add(tx, { kind: 'no-dispatch-rule', subject, text }, at);
  }
}

function decisionOf(
  { clause, process, limits }: DispatchRule,
  { leadUnit, coUnits }: RuleReading,
  found: Pick<DispatchProposal, 'rule' | 'version' | 'mode'>,
): DispatchDecision {
  const withClause = Object.entries(limits).map(([measure, limit]) => [measure, { ...limit, clause }]);
  const proposal = { leadUnit: leadUnit ?? '', coUnits, clause, ...found };
  return { proposal, process, limits: Object.fromEntries(withClause) as DispatchDecision['limits'] };
}
