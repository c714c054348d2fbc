import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/index.js';
import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { layered, settle, warnAt, type AppliedLimit, type Deadline } from './deadline.js';
import { assertCountable, assertNotLooser } from './policy-check.js';
import { matches, type SlaFacts, type SlaPolicy, type SlaPolicyDraft } from './sla-policy.js';
import { SLA_ERRORS } from './sla.errors.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type SlaSource = Pick<Transaction, 'query'>;

const POLICY = `
  code, version, name, preset, measure, applies, clock, warn_before AS "warnBefore", is_ceiling AS "isCeiling", clause,
  enabled, json_build_object('value', limit_value, 'unit', limit_unit) AS "limit"`;

const PUBLISH = `
  INSERT INTO sla_policy (code, version, name, preset, measure, applies, limit_value, limit_unit, clock, warn_before,
    is_ceiling, clause, enabled)
  SELECT $1, COALESCE((SELECT max(version) FROM sla_policy WHERE code = $1), 0) + 1,
    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true
  RETURNING ${POLICY}`;

/** The limits in force, layer by layer. */
@Injectable()
export class SlaPolicies {
  constructor(private readonly calendars: CalendarService) {}

  /** Every policy in force, in order of code; of one measure when told. */
  async inForce(source: SlaSource, measure: string | null = null): Promise<SlaPolicy[]> {
    return source.query<SlaPolicy>(
      `SELECT ${POLICY} FROM sla_policy WHERE enabled AND ($1::text IS NULL OR measure = $1) ORDER BY code`,
      [measure],
    );
  }

  /** What limits `measure` for a case with `facts`: the most specific local policy, and every ceiling over it. */
  async limitFor(source: SlaSource, measure: string, facts: SlaFacts): Promise<AppliedLimit> {
    const policies = await this.inForce(source, measure);
    return layered(policies.filter((policy) => matches(policy, facts)));
  }

  /** When `measure` must be done if its clock starts at `from`: the earliest of all layers; null when nothing limits it. */
  async deadlineFor(source: SlaSource, measure: string, facts: SlaFacts, from: Date): Promise<Deadline | null> {
    const limit = await this.limitFor(source, measure, facts);
    return settle(await this.calendars.current(source), limit, from);
  }

  /** Where the warning of one version of a policy falls for a deadline that was moved; null when not after `from`. */
  async warnAt(source: SlaSource, clock: Pick<Deadline, 'policyCode' | 'policyVersion'>, from: Date, due: Date) {
    const [policy] = await source.query<SlaPolicy>(`SELECT ${POLICY} FROM sla_policy WHERE code = $1 AND version = $2`, [
      clock.policyCode,
      clock.policyVersion,
    ]);
    return policy ? warnAt(await this.calendars.current(source), policy, from, due) : null;
  }

  /**
   * Puts `draft` in force as the next version of its code; running clocks keep theirs. Refuses what cannot be counted,
   * and a local limit looser than a ceiling in the year after `at`.
   */
  async publish(tx: Transaction, draft: SlaPolicyDraft, at: Date): Promise<SlaPolicy> {
    assertCountable(draft);
    await tx.query('LOCK TABLE sla_policy IN SHARE ROW EXCLUSIVE MODE'); // a ceiling published meanwhile must be seen
    assertNotLooser(draft, await this.inForce(tx, draft.measure), await this.calendars.current(tx), at);
    await tx.query('UPDATE sla_policy SET enabled = false WHERE code = $1 AND enabled', [draft.code]);
    return insert(tx, draft);
  }

  /** Takes a policy out of force; running clocks keep it. */
  async withdraw(tx: Transaction, code: string): Promise<void> {
    const withdrawn = await tx.query(
      'UPDATE sla_policy SET enabled = false WHERE code = $1 AND enabled RETURNING code',
      [code],
    );
    if (!withdrawn.length) throw new DomainError(SLA_ERRORS['sla-policy-unknown'], `No policy "${code}" is in force.`);
  }
}

/** Stores `draft` as the next version of its code, in force. */
async function insert(tx: Transaction, draft: SlaPolicyDraft): Promise<SlaPolicy> {
  const { code, name, preset, measure, applies, limit, clock, warnBefore, isCeiling, clause } = draft;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const [policy] = await tx.query<SlaPolicy>(PUBLISH, [
    ...[code, name, preset, measure, json(applies), limit.value, limit.unit],
    ...[clock, json(warnBefore), isCeiling, clause],
  ]);
  if (!policy) throw new Error('INSERT … RETURNING answered no row');
  return policy;
}
