import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DispatchProposals } from '../dispatch-rules/index.js';
import { limitsGiven, SlaPolicies, type Deadline } from '../sla/index.js';
import { CaseCourse } from './case-course.js';
import { PlaceArea } from './place-area.js';
import type { IntakeProposal, ProposedLimit, UnregisteredMatter } from './unregistered-matter.js';

/** Measures whose clocks begin with the dispatch (domain §3). */
const FROM_DISPATCH = ['respond', 'on-site', 'contact', 'reply'];
const BY_PROCESS = new Map([['provincial-transfer', ['provincial-reply']]]);

type Facts = Pick<UnregisteredMatter, 'channel' | 'nature' | 'urgency'> & Record<'category' | 'place', string | null>;

/** Where a matter would go, the process it would start, and the limits that would run on it. */
@Injectable()
export class CourseOfMatter {
  constructor(
    private readonly dispatch: DispatchProposals,
    private readonly course: CaseCourse,
    private readonly area: PlaceArea,
    private readonly policies: SlaPolicies,
  ) {}

  async of(tx: Transaction, facts: Facts, at: Date): Promise<Pick<IntakeProposal, 'dispatch' | 'process' | 'limits'>> {
    const { channel, nature, urgency, category, place } = facts;
    const decision = this.dispatch.explain({ channel, nature, urgency, category, place }, this.dispatch.inForce(at));
    const process = await this.course.processFor(tx, facts, decision.process);
    const measures = BY_PROCESS.get(process) ?? FROM_DISPATCH;
    const known = { channel, nature, urgency, area: this.area.of(place) };
    const found = await this.policies.deadlinesFor(tx, measures, known, at, limitsGiven(decision.limits));
    return { dispatch: decision.proposal, process, limits: await this.withClauses(tx, found) };
  }

  private async withClauses(tx: Transaction, found: readonly Measured[]): Promise<ProposedLimit[]> {
    const policies = await this.policies.inForce(tx);
    const clauseOf = (code: string | null) => policies.find((policy) => policy.code === code)?.clause ?? null;
    return found.map(({ measure, warnAt, dueAt, clause, policyCode }) => ({
      ...{ measure, warnAt, dueAt },
      clause: clause ?? clauseOf(policyCode),
    }));
  }
}

type Measured = Deadline & { measure: string };
