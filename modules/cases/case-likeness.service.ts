import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { PersonalData } from '../personal-data/index.js';
import { CaseAccess } from './case-access.js';
import { likeTyped, VISIBLE_FROM, type Likeness } from './likeness.js';

/** What an agent has typed so far. */
export interface TypedMatter {
  phone?: string;
  place?: string;
  address?: string;
  title?: string;
  content?: string;
}

/** An earlier case of somebody who calls. */
export interface CallerCase {
  caseId: string;
  number: string;
  title: string;
  status: string;
  leadUnit: string | null;
  satisfaction: string | null;
  reworkRound: number;
  registeredAt: Date;
}

/** What is known that resembles a matter being typed. */
export interface CasesLike {
  /** The latest of the same number. */
  callerCases: CallerCase[];
  /** The most alike first. */
  duplicates: Likeness[];
}

const CALLER_CASES = 10;
/** Fewer characters resemble everything. */
const ENOUGH_WORDS = 4;

/** Finds a caller's earlier cases and likely duplicates while the caller still speaks; only cases the actor may see. */
@Injectable()
export class CaseLikeness {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, typed: TypedMatter): Promise<CasesLike> {
    // whoever may not know who reports recognises nobody by a number
    const knowsCallers = this.access.maySeeReporter(actor, { nature: 'report' });
    const callerHash = knowsCallers ? this.personalData.callerHash(typed.phone) : null;
    return this.database.transaction(async (tx) => ({
      callerCases: callerHash ? await this.ofCaller(tx, actor, callerHash) : [],
      duplicates: await this.duplicates(tx, actor, callerHash, typed),
    }));
  }

  private async duplicates(
    tx: Transaction,
    actor: Actor,
    callerHash: Buffer | null,
    { place, address, title = '', content = '' }: TypedMatter,
  ): Promise<Likeness[]> {
    const words = `${title} ${content}`.trim();
    if (words.length < ENOUGH_WORDS) return [];
    const visible = this.access.visible(actor, VISIBLE_FROM);
    const matter = { callerHash, place: place ?? null, address: address ?? null, words };
    return likeTyped(tx, matter, visible, this.clock.now());
  }

  private async ofCaller(tx: Transaction, actor: Actor, callerHash: Buffer): Promise<CallerCase[]> {
    const { condition, parameters } = this.access.visible(actor, 2);
    return tx.query<CallerCase>(
      `SELECT c.id AS "caseId", c.number, c.title, c.status, c.lead_unit AS "leadUnit", c.satisfaction,
         c.rework_round AS "reworkRound", c.registered_at AS "registeredAt"
       FROM citizen_case c WHERE c.caller_hash = $1 AND ${condition}
       ORDER BY c.registered_at DESC LIMIT ${CALLER_CASES}`,
      [callerHash, ...parameters],
    );
  }
}
