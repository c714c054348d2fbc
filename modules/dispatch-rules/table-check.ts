import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError, type FieldError } from '../kernel/index.js';
import { refuseFaults } from '../organisation/index.js';
import { coveredRules } from './covered-rules.js';
import type { DispatchFacts, DispatchRule } from './dispatch-rule.js';
import { DISPATCH_ERRORS } from './dispatch-rules.errors.js';
import { RuleCheck, type RuleFault } from './rule-check.js';
import { RuleReader } from './rule-reader.js';

/** How a fault is shown: by the place of the rule in what was sent. */
export type Shown = (fault: RuleFault) => FieldError;

/** As JSON paths. */
export const inJson: Shown = ({ index, field, message }) => ({ path: `rules.${String(index)}.${field}`, message });

/** Refuses tables, and cases to test them with, that have faults. */
@Injectable()
export class TableCheck {
  constructor(
    private readonly check: RuleCheck,
    private readonly reader: RuleReader,
  ) {}

  /** Answers warnings. Throws `dispatch-table-refused`. */
  async assertSound(tx: Transaction, rules: DispatchRule[], at: Date, shown: Shown = inJson): Promise<RuleFault[]> {
    const faults = await this.check.faultsOf(tx, rules, at);
    refuseFaults(DISPATCH_ERRORS['dispatch-table-refused'], faults.map(shown));
    return coveredRules(rules, this.reader);
  }

  /** Throws `dispatch-facts-invalid` when no case can be so. */
  async assertFacts(tx: Transaction, facts: DispatchFacts): Promise<void> {
    const faults = await this.check.factFaultsOf(tx, facts);
    const errors = faults.map(({ field, message }) => ({ path: `facts.${field}`, message }));
    if (errors.length === 0) return;
    throw new DomainError(DISPATCH_ERRORS['dispatch-facts-invalid'], 'No case can be so.', {}, errors);
  }
}
