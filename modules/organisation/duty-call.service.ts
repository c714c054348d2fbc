import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Organisation } from './organisation.service.js';

/** Whom an alarm calls: who is on duty in the unit 值班员, its head 一把手, or the leader on duty in the centre 值班领导. */
export const DUTY_POSTS = ['duty-officer', 'head', 'duty-leader'] as const;

export type DutyPost = (typeof DUTY_POSTS)[number];

/** Who answers now for a post of a unit. */
export interface DutyCall {
  post: DutyPost;
  /** The unit whose people are called; one above where the unit itself has nobody. */
  unitCode: string;
  usernames: string[];
  /** Why others than planned are called; null when the plan holds. */
  fallback: string | null;
}

interface Candidate {
  unitCode: string;
  username: string;
  roles: string[];
  onDuty: boolean;
}

const CANDIDATES = `
  SELECT a.unit_code AS "unitCode", a.username, a.roles, EXISTS (
    SELECT 1 FROM duty_shift d WHERE d.account_id = a.id AND d.unit_code = a.unit_code
      AND d.starts_at <= $2 AND d.ends_at > $2) AS "onDuty"
  FROM account a WHERE a.enabled AND a.unit_code = ANY($1) ORDER BY lower(a.username)`;

/**
 * Who is called now. An empty roster calls the head; a unit without a head calls the unit above; the centre without a
 * leader on duty calls all its leaders. Somebody is called as long as anybody above has an account.
 */
@Injectable()
export class DutyCalls {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
  ) {}

  /** Who answers for a post of the unit at an instant; nobody for a unit that is unknown and has no centre above. */
  async who(
    unitCode: string | null,
    post: DutyPost,
    at: Date,
    source: Pick<Transaction, 'query'> = this.database,
  ): Promise<DutyCall> {
    const line = this.lineOf(unitCode, post);
    const people = await source.query<Candidate>(CANDIDATES, [line, at]);
    const found = line.map((code) => choose(people, code, post)).find(({ usernames }) => usernames.length > 0);
    const named = unitCode ?? line[0] ?? '';
    if (!found) return { post, unitCode: named, usernames: [], fallback: 'nobody above the unit can be called' };
    const elsewhere = found.unitCode !== line[0] ? `${line[0]} has nobody to call` : null;
    return { ...found, post, fallback: found.fallback ?? elsewhere };
  }

  /** The units asked one after the other: the unit itself and those above it; for the centre's leader the centre alone. */
  private lineOf(unitCode: string | null, post: DutyPost): string[] {
    const centre = this.organisation.all().filter(({ kind }) => kind === 'centre');
    const above = post === 'duty-leader' || unitCode === null ? [] : this.organisation.upward(unitCode);
    return [...new Set([...above, ...centre].map(({ code }) => code))];
  }
}

function choose(people: Candidate[], unitCode: string, post: DutyPost): Omit<DutyCall, 'post'> {
  const own = people.filter((person) => person.unitCode === unitCode);
  const head = own.filter(({ roles }) => roles.includes(post === 'duty-leader' ? 'leader' : 'reviewer'));
  const leads = post === 'duty-leader' ? head : own;
  const onDuty = post === 'head' ? [] : leads.filter((person) => person.onDuty);
  const chosen = onDuty.length > 0 ? onDuty : head;
  const isPlanned = post === 'head' || onDuty.length > 0;
  const usernames = chosen.map(({ username }) => username);
  return { unitCode, usernames, fallback: isPlanned ? null : `the roster of ${unitCode} is empty` };
}
