import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/index.js';
import { Database } from '../database/index.js';
import type { Actor } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import { draw, processOf, type Draw } from './draw-sample.js';
import { FOLLOW_UP_RULES, type FollowUpRules } from './sampling-policy.js';

/** A draw as it was recorded, and as it comes out when it is done again with the rules of then. */
export interface Redraw {
  policyVersion: number;
  seed: string;
  recorded: Draw;
  redrawn: Draw;
  agrees: boolean;
}

/** Who is followed up is drawn by rules that anybody can apply again. */
@Injectable()
export class RedrawSamples {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly policies: Policies,
  ) {}

  /** Every draw of a case, oldest first. Throws `case-unknown`, `case-out-of-scope`. */
  async ofCase(actor: Actor, caseId: string): Promise<Redraw[]> {
    const found = await this.access.open(actor, caseId);
    const events = await this.database.query<{ data: Draw & { policyVersion: number } }>(
      `SELECT data FROM audit_event WHERE stream = $1 AND type = 'follow-up.sampled' ORDER BY seq`,
      [caseId],
    );
    const versions = await this.policies.versions<FollowUpRules>(this.database, FOLLOW_UP_RULES.code, 1000);
    return events.flatMap(({ data: { policyVersion, sampled, mode, percent, drawn } }) => {
      const rules = versions.find(({ version }) => version === policyVersion)?.value;
      const recorded = { sampled, mode, percent, drawn };
      const redrawn = rules && draw(rules, { ...found, process: processOf(found) });
      if (!rules || !redrawn) return [];
      const agrees = JSON.stringify(redrawn) === JSON.stringify(recorded);
      return [{ policyVersion, seed: rules.seed, recorded, redrawn, agrees }];
    });
  }
}
