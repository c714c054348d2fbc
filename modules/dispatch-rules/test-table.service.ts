import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { assertHolds } from '../identity/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { DispatchProposals, type ExplainedDecision } from './dispatch-proposals.service.js';
import { ruleOf, type DispatchFacts, type DispatchRule } from './dispatch-rule.js';
import { DispatchTables } from './dispatch-tables.service.js';
import { TableCheck } from './table-check.js';

/** A case that might come in, and rules not saved yet; without rules those in force are tried. */
export interface TableTest {
  facts: DispatchFacts;
  rules?: Partial<DispatchRule>[];
}

/** The test box: what would be proposed, and why. Nothing is kept. */
@Injectable()
export class TestTable {
  constructor(
    private readonly database: Database,
    private readonly proposals: DispatchProposals,
    private readonly tables: DispatchTables,
    private readonly check: TableCheck,
    private readonly clock: Clock,
  ) {}

  /** Throws `dispatch-facts-invalid` and, for a draft, `dispatch-table-refused`. */
  async execute(actor: Actor, { facts, rules }: TableTest): Promise<ExplainedDecision> {
    assertHolds(actor, 'dispatcher', 'supervisor');
    await this.tables.refresh();
    const at = this.clock.now();
    const draft = rules?.map(ruleOf);
    await this.database.transaction(async (tx) => {
      if (draft) await this.check.assertSound(tx, draft, at);
      await this.check.assertFacts(tx, facts);
    });
    const sets = draft ? [{ rules: draft, version: null, mode: null }] : this.proposals.inForce(at);
    return this.proposals.explain(facts, sets);
  }
}
