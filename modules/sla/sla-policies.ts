import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/index.js';
import type { Transaction } from '../database/index.js';
import { DomainError, type FieldError } from '../kernel/index.js';
import { dueAt, layered, setByHand, settle, warnAt, type AppliedLimit, type Deadline } from './deadline.js';
import { assertCountable, assertNotLooser, limitFaults, passedCeiling } from './policy-check.js';
import { insertPolicy, lockPolicies, policiesInForce, policyVersion, type SlaSource } from './policy-rows.js';
import { matches, type LocalLimit, type SlaFacts, type SlaPolicy, type SlaPolicyDraft } from './sla-policy.js';
import { SLA_ERRORS } from './sla.errors.js';

/** The limits in force, layer by layer. Callers check who may change them, and audit it. */
@Injectable()
export class SlaPolicies {
  private readonly layers: ((from: Date) => readonly LocalLimit[])[] = [];

  constructor(private readonly calendars: CalendarService) {}

  /** Adds limits that go before the local policies of every case they match; `from` is when a clock starts. */
  addLayer(layer: (from: Date) => readonly LocalLimit[]): void {
    this.layers.push(layer);
  }

  /** Every policy in force, in order of code. */
  async inForce(source: SlaSource): Promise<SlaPolicy[]> {
    return policiesInForce(source, null);
  }

  /** What limits `measure` for a case with `facts`: the most specific local policy, and every ceiling over it. */
  async limitFor(source: SlaSource, measure: string, facts: SlaFacts): Promise<AppliedLimit> {
    const policies = await policiesInForce(source, measure);
    return layered(policies.filter((policy) => matches(policy, facts)));
  }

  /** When `measure` must be done if its clock starts at `from`: the earliest of all layers; null when nothing limits it. */
  async deadlineFor(source: SlaSource, measure: string, facts: SlaFacts, from: Date): Promise<Deadline | null> {
    const [deadline] = await this.deadlinesFor(source, [measure], facts, from);
    return deadline ?? null;
  }

  /**
   * The same for several measures; those that nothing limits are left out. `limits` are the case's own: they go before
   * the local policies, but never past a ceiling.
   */
  async deadlinesFor(
    source: SlaSource,
    measures: string[],
    facts: SlaFacts,
    from: Date,
    limits: readonly LocalLimit[] = [],
  ): Promise<(Deadline & { measure: string })[]> {
    const own = [...limits, ...this.layers.flatMap((layer) => layer(from))].filter((limit) => matches(limit, facts));
    const policies = (await policiesInForce(source, null)).filter((policy) => matches(policy, facts));
    const calendar = await this.calendars.current(source);
    return measures.flatMap((measure) => {
      const of = (each: { measure: string }) => each.measure === measure;
      const limit = layered(policies.filter(of), own.filter(of));
      const deadline = settle(calendar, limit, from);
      return deadline ? [{ ...deadline, measure }] : [];
    });
  }

  /**
   * What keeps each of `limits` from being set, by its fields; an empty list for one that may be. Refused are those that
   * cannot be counted, and those that would end later than a ceiling in the year after `at`.
   */
  async faultsOf(source: SlaSource, limits: readonly LocalLimit[], at: Date): Promise<FieldError[][]> {
    const policies = await policiesInForce(source, null);
    const calendar = await this.calendars.current(source);
    const known = new Map<string, FieldError[]>();
    return limits.map(({ clause: _clause, ...limit }) => {
      const key = JSON.stringify(limit);
      const faults = known.get(key) ?? faultsOf(limit, (each) => passedCeiling(each, policies, calendar, at));
      known.set(key, faults);
      return faults;
    });
  }

  /** The instant at which a limit that starts at `from` is used up. */
  async endOf(source: SlaSource, limit: Pick<SlaPolicyDraft, 'limit' | 'clock'>, from: Date): Promise<Date> {
    return dueAt(await this.calendars.current(source), limit, from);
  }

  /** `deadline` moved to `newDue`: its warning is counted anew, and dropped when it would not lie after `at`. */
  async moved(source: SlaSource, deadline: Deadline, newDue: Date, at: Date): Promise<Deadline> {
    const { policyCode, policyVersion: version } = deadline;
    if (policyCode === null || version === null) return setByHand(at, newDue);
    const policy = await policyVersion(source, policyCode, version);
    const warning = policy && warnAt(await this.calendars.current(source), policy, at, newDue);
    return { ...deadline, warnAt: warning, dueAt: newDue };
  }

  /**
   * Puts `draft` in force as the next version of its code; running clocks keep theirs. Refuses what cannot be counted,
   * and a local limit looser than a ceiling in the year after `at`.
   */
  async publish(tx: Transaction, draft: SlaPolicyDraft, at: Date): Promise<SlaPolicy> {
    assertCountable(draft);
    await lockPolicies(tx); // a ceiling published at the same time must be seen
    const others = await policiesInForce(tx, draft.measure);
    assertNotLooser(draft, others, await this.calendars.current(tx), at);
    await this.disable(tx, draft.code);
    return insertPolicy(tx, draft);
  }

  /** Takes a policy out of force; running clocks keep it. */
  async withdraw(tx: Transaction, code: string): Promise<void> {
    const withdrawn = await this.disable(tx, code);
    if (!withdrawn) throw new DomainError(SLA_ERRORS['sla-policy-unknown'], `No policy "${code}" is in force.`);
  }

  private async disable(tx: Transaction, code: string): Promise<boolean> {
    const sql = 'UPDATE sla_policy SET enabled = false WHERE code = $1 AND enabled RETURNING code';
    return (await tx.query(sql, [code])).length > 0;
  }
}

type Bounded = Omit<LocalLimit, 'clause'>;

function faultsOf(limit: Bounded, passed: (limit: Bounded) => SlaPolicy | undefined): FieldError[] {
  const faults = limitFaults(limit);
  if (faults.length > 0) return faults;
  const ceiling = passed(limit);
  return ceiling
    ? [{ path: 'limit', message: `would end later than the ceiling "${ceiling.name}" (${ceiling.clause})` }]
    : [];
}
