import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock } from '../kernel/index.js';
import { HolderLedger, SlaClocks } from '../sla/index.js';

/** What stands beside the facts of a case: clocks, time by holder, links. */
@Injectable()
export class CaseParts {
  constructor(
    private readonly database: Database,
    private readonly clocks: SlaClocks,
    private readonly ledger: HolderLedger,
    private readonly clock: Clock,
  ) {}

  async of(caseId: string) {
    const [clocks, spans, links] = await Promise.all([
      this.clocks.open(caseId),
      this.ledger.spans(caseId),
      this.links(caseId),
    ]);
    return { clocks, holders: spans, links, at: this.clock.now() };
  }

  /** Links in both directions. */
  private links(caseId: string) {
    return this.database.query(
      `SELECT c.id AS "caseId", c.number, c.title, c.status, l.kind, l.reason, l.score
       FROM case_link l JOIN citizen_case c ON c.id = CASE WHEN l.case_id = $1 THEN l.other_id ELSE l.case_id END
       WHERE l.case_id = $1 OR l.other_id = $1 ORDER BY l.score DESC NULLS LAST, c.number`,
      [caseId],
    );
  }
}
