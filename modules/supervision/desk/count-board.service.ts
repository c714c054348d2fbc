import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/index.js';
import { Database } from '../../database/index.js';
import { assertHolds } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';

/** An urgent case on the wall, with the limit that ends first. */
export interface UrgentCase {
  caseId: string;
  number: string;
  title: string;
  leadUnit: string | null;
  measure: string | null;
  warnAt: Date | null;
  dueAt: Date | null;
}

/** How the hotline stands at `at`. */
export interface BoardView {
  at: Date;
  /** Cases that are not archived; of those, how many have a running limit past its warning, or past its end. */
  open: number;
  dueSoon: number;
  overdue: number;
  /** Urgent cases whose limits run, what ends first before the others; the first twenty of `urgentTotal`. */
  urgent: UrgentCase[];
  urgentTotal: number;
}

const RUNNING = `k.case_id = c.id AND k.stopped_at IS NULL AND k.state IN ('running', 'breached')`;

const COUNTS = `count(*)::int AS open,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM sla_clock k WHERE ${RUNNING} AND k.warn_at <= $1 AND k.due_at > $1))::int AS "dueSoon",
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM sla_clock k WHERE ${RUNNING} AND k.due_at <= $1))::int AS overdue`;

const URGENT = `
  SELECT c.id AS "caseId", c.number, c.title, c.lead_unit AS "leadUnit", k.measure, k.warn_at AS "warnAt", k.due_at AS "dueAt",
    count(*) OVER ()::int AS total
  FROM citizen_case c JOIN LATERAL (
    SELECT k.measure, k.warn_at, k.due_at FROM sla_clock k WHERE ${RUNNING} ORDER BY k.due_at LIMIT 1) k ON true
  WHERE c.archived_at IS NULL AND c.urgency = 'urgent'`;

const SHOWN = 20;

/** Counts what the wall shows, within the data scope of who hangs it up. */
@Injectable()
export class CountBoard {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly clock: Clock,
  ) {}

  /** Throws `role-missing`. */
  async execute(actor: Actor): Promise<BoardView> {
    assertHolds(actor, 'supervisor', 'leader', 'auditor');
    const at = this.clock.now();
    const [counts, urgent] = await Promise.all([this.counts(actor, at), this.urgent(actor)]);
    return { at, ...counts, ...urgent };
  }

  private async counts(actor: Actor, at: Date): Promise<Pick<BoardView, 'open' | 'dueSoon' | 'overdue'>> {
    const { condition, parameters } = this.access.visible(actor, 2);
    const sql = `SELECT ${COUNTS} FROM citizen_case c WHERE c.archived_at IS NULL AND ${condition}`;
    const [counts] = await this.database.query<Pick<BoardView, 'open' | 'dueSoon' | 'overdue'>>(sql, [
      at,
      ...parameters,
    ]);
    return counts ?? { open: 0, dueSoon: 0, overdue: 0 };
  }

  private async urgent(actor: Actor): Promise<Pick<BoardView, 'urgent' | 'urgentTotal'>> {
    const { condition, parameters } = this.access.visible(actor, 1);
    const sql = `${URGENT} AND ${condition} ORDER BY k.due_at, c.id LIMIT ${SHOWN}`;
    const rows = await this.database.query<UrgentCase & { total: number }>(sql, parameters);
    return { urgent: rows.map(({ total: _total, ...row }) => row), urgentTotal: rows[0]?.total ?? 0 };
  }
}
