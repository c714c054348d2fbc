import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { EngineExtensions, type By } from '../process-engine/index.js';
import { CaseStore } from './case-store.js';

/** A likely duplicate, and why it is thought to be one. */
export interface Likeness {
  caseId: string;
  number: string;
  title: string;
  status: string;
  registeredAt: Date;
  reason: 'same-caller' | 'same-place-and-text' | 'similar-text';
  /** Likeness of the words, 0–1. */
  score: number;
}

const DAY = 86_400_000;
/** How far back a matter may be repeated, and how alike texts must be. */
const WINDOW_DAYS = 90;
const SIMILAR = 0.35;
const SIMILAR_ELSEWHERE = 0.6;
const MOST = 10;

/** 查重: finds earlier cases of the same matter by caller, place and words, and links them; none is ever dropped. */
@Injectable()
export class Duplicates implements OnModuleInit {
  constructor(
    private readonly store: CaseStore,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.extensions.addHandler('cases.check-duplicates', async ({ tx, by, variables }) => {
      const found = await this.link(tx, by, String(variables.caseId));
      return { duplicates: found.length };
    });
  }

  /** Likely duplicates of a stored case, the most alike first. */
  async of(tx: Pick<Transaction, 'query'>, caseId: string, now: Date): Promise<Likeness[]> {
    return tx.query<Likeness>(
      `WITH mine AS (SELECT * FROM citizen_case WHERE id = $1), scored AS (
         SELECT c.*, similarity(c.title || ' ' || c.content, mine.title || ' ' || mine.content) AS score,
           c.caller_hash = mine.caller_hash AS same_caller, c.place_unit = mine.place_unit AS same_place
         FROM citizen_case c, mine
         WHERE c.id <> mine.id AND c.registered_at > $2 AND (c.caller_hash = mine.caller_hash
           OR (c.title || ' ' || c.content) % (mine.title || ' ' || mine.content)))
       SELECT id AS "caseId", number, title, status, registered_at AS "registeredAt", score,
         CASE WHEN same_caller AND score >= $3 THEN 'same-caller'
              WHEN same_place AND score >= $3 THEN 'same-place-and-text' ELSE 'similar-text' END AS reason
       FROM scored WHERE (score >= $3 AND (same_caller OR same_place)) OR score >= $4
       ORDER BY score DESC, id LIMIT ${MOST}`,
      [caseId, new Date(now.getTime() - WINDOW_DAYS * DAY), SIMILAR, SIMILAR_ELSEWHERE],
    );
  }

  private async link(tx: Transaction, by: By, caseId: string): Promise<Likeness[]> {
    const found = await this.of(tx, caseId, by.at);
    if (found.length === 0) return found;
    await tx.query(
      `INSERT INTO case_link (case_id, other_id, kind, reason, score, created_at)
       SELECT $1, "caseId", 'duplicate', reason, score, $2
       FROM json_to_recordset($3) AS l ("caseId" uuid, reason text, score real) ON CONFLICT DO NOTHING`,
      [caseId, by.at, JSON.stringify(found)],
    );
    const links = found.map(({ number, reason, score }) => ({ number, reason, score: Math.round(score * 100) / 100 }));
    this.store.record(tx, caseId, by, 'case.linked', { kind: 'duplicate', links });
    return found;
  }
}
