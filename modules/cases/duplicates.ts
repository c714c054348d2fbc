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
/** Of one caller and of one place, so many of the latest cases are compared. */
const COMPARED = 100;

// `%` lets the index of words answer with what reaches the threshold; the higher it is, the fewer words are common to too
// many cases to be looked up. What is less alike is found by caller and by place.
const LIKE = `
  WITH mine AS MATERIALIZED (
    SELECT id, caller_hash, place_unit, title || ' ' || content AS words,
      set_config('pg_trgm.similarity_threshold', $4::float8::text, true)
    FROM citizen_case WHERE id = $1
  ), near AS (
    (SELECT id FROM citizen_case WHERE caller_hash = (SELECT caller_hash FROM mine) AND registered_at > $2
     ORDER BY registered_at DESC LIMIT ${COMPARED})
    UNION
    (SELECT id FROM citizen_case WHERE place_unit = (SELECT place_unit FROM mine) AND registered_at > $2
     ORDER BY registered_at DESC LIMIT ${COMPARED})
    UNION
    SELECT id FROM citizen_case WHERE (title || ' ' || content) % (SELECT words FROM mine)
  ), scored AS MATERIALIZED (
    SELECT c.*, similarity(c.title || ' ' || c.content, mine.words) AS score, c.caller_hash = mine.caller_hash AS same_caller,
      c.place_unit = mine.place_unit AS same_place
    FROM mine, near CROSS JOIN LATERAL (SELECT * FROM citizen_case WHERE id = near.id OFFSET 0) AS c
    WHERE c.id <> mine.id AND c.registered_at > $2)
  SELECT id AS "caseId", number, title, status, registered_at AS "registeredAt", score,
    CASE WHEN same_caller AND score >= $3 THEN 'same-caller'
         WHEN same_place AND score >= $3 THEN 'same-place-and-text' ELSE 'similar-text' END AS reason
  FROM scored WHERE (score >= $3 AND (same_caller OR same_place)) OR score >= $4::float8
  ORDER BY score DESC, id LIMIT ${MOST}`;

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
    return tx.query<Likeness>(LIKE, [caseId, new Date(now.getTime() - WINDOW_DAYS * DAY), SIMILAR, SIMILAR_ELSEWHERE]);
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
