import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import type { ElementModel } from '../process-engine/index.js';
import type { SlaSource } from './policy-rows.js';

/** On whose side a case may lie. */
export const HOLDER_KINDS = ['centre', 'lead-unit', 'co-unit', 'citizen', 'consultation', 'statutory'] as const;

/** Who holds a case. `code` names the unit, the consultation or the statutory wait; empty for the citizen. */
export interface Holder {
  kind: (typeof HOLDER_KINDS)[number];
  code: string;
}

/** A stretch of a case's life with one holder. */
export interface HolderSpan {
  holder: Holder;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  /** BPMN id of the step that handed the case over. */
  elementId: string | null;
}

const SPAN = `
  json_build_object('kind', holder_kind, 'code', holder_code) AS holder, from_at AS "from", to_at AS "to",
  element_id AS "elementId"`;

// An instant before the start of the open span, from a node whose clock is behind, counts as that start.
const CLOSE = `
  UPDATE holder_span SET to_at = GREATEST($2, from_at) WHERE case_id = $1 AND to_at IS NULL`;

const HAND_OVER = `
  WITH open AS (
    SELECT id, from_at, (holder_kind, holder_code) = ($3, $4) AS same FROM holder_span
    WHERE case_id = $1 AND to_at IS NULL
  ), closed AS (
    UPDATE holder_span span SET to_at = GREATEST($2, span.from_at) FROM open
    WHERE span.id = open.id AND NOT open.same RETURNING span.to_at
  )
  INSERT INTO holder_span (case_id, holder_kind, holder_code, from_at, element_id)
  SELECT $1, $3, $4, COALESCE((SELECT to_at FROM closed), $2), $5 WHERE NOT EXISTS (SELECT 1 FROM open WHERE same)`;

/** Books a case's time to whoever holds it, without gap or overlap: the spans add up to its life. */
@Injectable()
export class HolderLedger {
  constructor(private readonly database: Database) {}

  /** From `at` on, `holder` has the case; nothing happens when that is so already. */
  handOver(tx: Transaction, caseId: string, holder: Holder, at: Date, elementId?: string): void {
    tx.send(HAND_OVER, [caseId, at, holder.kind, holder.code, elementId ?? null]);
  }

  /** The case is over, or rests, from `at` on. */
  close(tx: Transaction, caseId: string, at: Date): void {
    tx.send(CLOSE, [caseId, at]);
  }

  /** Who holds the case; null when nobody does. */
  async current(caseId: string, source: SlaSource = this.database): Promise<Holder | null> {
    const sql = `SELECT ${SPAN} FROM holder_span WHERE case_id = $1 AND to_at IS NULL`;
    const [span] = await source.query<HolderSpan>(sql, [caseId]);
    return span?.holder ?? null;
  }

  /** The life of a case, oldest first. */
  async spans(caseId: string, source: SlaSource = this.database): Promise<HolderSpan[]> {
    return source.query<HolderSpan>(`SELECT ${SPAN} FROM holder_span WHERE case_id = $1 ORDER BY id`, [caseId]);
  }
}

/** Who has the case while a step is open, if the diagram says so. */
export function holderOf({ step }: ElementModel, variables: Record<string, unknown>): Holder | null {
  const kind = HOLDER_KINDS.find((known) => known === step.holder);
  if (!kind) return null;
  const code = kind === 'lead-unit' ? variables.leadUnit : kind;
  return { kind, code: typeof code === 'string' ? code : kind };
}
