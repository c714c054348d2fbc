import type { Transaction } from '../database/index.js';

/** A likely duplicate, and why it is thought to be one. */
export interface Likeness {
  caseId: string;
  number: string;
  title: string;
  status: string;
  category: string | null;
  registeredAt: Date;
  reason: 'same-caller' | 'same-place-and-text' | 'similar-text';
  /** Likeness of the words, 0–1. */
  score: number;
}

/** A matter that is not stored yet. */
export interface Matter {
  callerHash: Buffer | null;
  place: string | null;
  address: string | null;
  /** Title and content. */
  words: string;
}

/** Which cases may be found: a condition on `citizen_case c`, its parameters numbered from `VISIBLE_FROM`. */
export interface Visible {
  condition: string;
  parameters: unknown[];
}

type Source = Pick<Transaction, 'query'>;

const DAY = 86_400_000;
/** How far back a matter may be repeated, and how alike texts must be. */
const WINDOW_DAYS = 90;
const SIMILAR = 0.35;
const SIMILAR_ELSEWHERE = 0.6;
const SAME_ADDRESS = 0.6;
const MOST = 10;
/** Of one caller and of one place, so many of the latest cases are compared. */
const COMPARED = 100;

export const VISIBLE_FROM = 8;

// `%` lets the index of words answer with what reaches the threshold; the higher it is, the fewer words are common to too
// many cases to be looked up. What is less alike is found by caller and by place.
const like = ({ mine, likeness, condition }: Record<'mine' | 'likeness' | 'condition', string>) => `
  WITH mine AS MATERIALIZED (
    SELECT m.*, set_config('pg_trgm.similarity_threshold', $3::float8::text, true) FROM (${mine}) m
  ), near AS (
    (SELECT id FROM citizen_case WHERE caller_hash = (SELECT caller_hash FROM mine) AND registered_at > $1
     ORDER BY registered_at DESC LIMIT ${COMPARED})
    UNION
    (SELECT id FROM citizen_case WHERE place_unit = (SELECT place_unit FROM mine) AND registered_at > $1
     ORDER BY registered_at DESC LIMIT ${COMPARED})
    UNION
    SELECT id FROM citizen_case WHERE (title || ' ' || content) % (SELECT words FROM mine)
  ), scored AS MATERIALIZED (
    SELECT c.*, ${likeness} AS score, c.caller_hash = mine.caller_hash AS same_caller,
      c.place_unit = mine.place_unit OR similarity(c.address, mine.address) >= ${SAME_ADDRESS} AS same_place
    FROM mine, near CROSS JOIN LATERAL (SELECT * FROM citizen_case WHERE id = near.id OFFSET 0) AS c
    WHERE c.id IS DISTINCT FROM mine.id AND c.registered_at > $1 AND ${condition})
  SELECT id AS "caseId", number, title, status, category, registered_at AS "registeredAt", score,
    CASE WHEN same_caller AND score >= $2 THEN 'same-caller'
         WHEN same_place AND score >= $2 THEN 'same-place-and-text' ELSE 'similar-text' END AS reason
  FROM scored WHERE (score >= $2 AND (same_caller OR same_place)) OR score >= $3::float8
  ORDER BY score DESC, id LIMIT ${MOST}`;

const STORED = like({
  mine: `SELECT id, caller_hash, place_unit, address, title || ' ' || content AS words FROM citizen_case WHERE id = $4`,
  likeness: `similarity(c.title || ' ' || c.content, mine.words)`,
  condition: 'true',
});

// What is still being typed is the beginning of a matter: it is like every case that has these words somewhere.
const typed = (condition: string): string =>
  like({
    mine: `SELECT NULL::uuid AS id, $4::bytea AS caller_hash, $5::text AS place_unit, $6::text AS address, $7::text AS words`,
    likeness: `GREATEST(similarity(c.title || ' ' || c.content, mine.words), word_similarity(mine.words, c.title || ' ' || c.content))`,
    condition,
  });

const since = (now: Date): Date => new Date(now.getTime() - WINDOW_DAYS * DAY);

/** Likely duplicates of a stored case, the most alike first. */
export const likeStored = (source: Source, caseId: string, now: Date): Promise<Likeness[]> =>
  source.query<Likeness>(STORED, [since(now), SIMILAR, SIMILAR_ELSEWHERE, caseId]);

/** The same for a matter that is being typed, among the cases that `visible` lets through. */
export const likeTyped = (source: Source, matter: Matter, visible: Visible, now: Date): Promise<Likeness[]> =>
  source.query<Likeness>(typed(visible.condition), [
    ...[since(now), SIMILAR, SIMILAR_ELSEWHERE],
    ...[matter.callerHash, matter.place, matter.address, matter.words, ...visible.parameters],
  ]);
