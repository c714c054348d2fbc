import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { Organisation } from '../organisation/index.js';
import { EngineExtensions, type By, type ServiceCall } from '../process-engine/index.js';
import { Supervisions } from '../supervision/index.js';

/** From this round on the unit above reviews what is done. */
const ONE_TIER_UP = 2;

const FREEZE = `
  INSERT INTO rework_round (case_id, round, unit_code, reply, satisfaction, reason, evidence, started_at)
  SELECT c.id, c.rework_round, c.lead_unit, c.reply, c.satisfaction,
    (SELECT f.reason FROM follow_up f WHERE f.case_id = c.id ORDER BY f.id DESC LIMIT 1),
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'sha256', a.digest) ORDER BY a.id), '[]')
      FROM attachment a WHERE a.case_id = c.id), $2
  FROM citizen_case c WHERE c.id = $1
  RETURNING round, evidence`;

/** 重办 by rounds: what the round before left is frozen as it was, and every round weighs more. */
@Injectable()
export class ReworkRounds implements OnModuleInit {
  constructor(
    private readonly store: CaseStore,
    private readonly organisation: Organisation,
    private readonly supervisions: Supervisions,
    private readonly extensions: EngineExtensions,
  ) {}

  /** Service task `rework.begin`; `supervision.open` is its name in diagrams of releases before 0.3. */
  onModuleInit(): void {
    for (const type of ['rework.begin', 'supervision.open'])
      this.extensions.addHandler(type, (call) => this.begin(call));
  }

  private async begin({ tx, by, variables }: ServiceCall): Promise<Record<string, unknown>> {
    const { caseId, leadUnit } = variables;
    if (typeof caseId !== 'string') return {};
    const reworkRound = await this.store.count(tx, caseId, 'rework_round', { status: 'rework' });
    const unitCode = typeof leadUnit === 'string' ? leadUnit : null;
    await this.freeze(tx, by, caseId);
    this.store.record(tx, caseId, by, 'rework.started', { round: reworkRound, unit: unitCode });
    await this.supervisions.open(tx, by, { caseId, measure: 'order', reason: '诉求人不满意', unitCode });
    return { reworkRound, reviewGroup: this.reviewGroup(unitCode, reworkRound) };
  }

  /** Keeps reply, answer and evidence of the round before with their hashes. */
  private async freeze(tx: Transaction, by: By, caseId: string): Promise<void> {
    const [frozen] = await tx.query<{ round: number; evidence: object[] }>(FREEZE, [caseId, by.at]);
    if (frozen) this.store.record(tx, caseId, by, 'rework.evidence-frozen', { ...frozen });
  }

  /** Who reviews: the head of the unit, from the second round on that of the unit above; the centre's supervisors at last. */
  private reviewGroup(unitCode: string | null, round: number): string {
    const line = unitCode ? this.organisation.upward(unitCode) : [];
    const unit = round >= ONE_TIER_UP ? line[1] : line[0];
    return !unit || unit.kind === 'centre' ? 'role:supervisor' : `unit:${unit.code}:reviewer`;
  }
}
