import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/index.js';
import { Database } from '../../database/index.js';
import { assertHolds } from '../../identity/index.js';
import { pageOf, readCursor, type Actor, type Page, type PageRequest } from '../../kernel/index.js';

/** Why an open case calls for supervision: a limit is used up, a unit returned it, it was sent back for rework. */
export const PRESSURES = ['overdue', 'returns', 'reworks'] as const;

export type Pressure = (typeof PRESSURES)[number];

/** An open case that calls for supervision, with the limit that ends first. */
export interface PressedCase {
  id: string;
  number: string;
  title: string;
  status: string;
  urgency: string;
  leadUnit: string | null;
  placeUnit: string | null;
  returns: number;
  reworkRound: number;
  registeredAt: Date;
  measure: string | null;
  dueAt: Date | null;
  /** Supervisions of it that are not cleared. */
  supervisions: number;
}

const LATE = `EXISTS (SELECT 1 FROM sla_clock k WHERE k.case_id = c.id AND k.state = 'breached' AND k.stopped_at IS NULL)`;

/** A condition on open rows of `citizen_case c`. */
const UNDER: Record<Pressure, string> = {
  overdue: LATE,
  returns: 'c.returns > 0',
  reworks: 'c.rework_round > 0',
};

const CASE = `c.id, c.number, c.title, c.status, c.urgency, c.lead_unit AS "leadUnit", c.place_unit AS "placeUnit", c.returns,
  c.rework_round AS "reworkRound", c.registered_at AS "registeredAt", first.measure, first.due_at AS "dueAt",
  (SELECT count(*)::int FROM supervision s WHERE s.case_id = c.id AND s.cleared_at IS NULL) AS supervisions`;

const FIRST_LIMIT = `LEFT JOIN LATERAL (SELECT k.measure, k.due_at FROM sla_clock k
  WHERE k.case_id = c.id AND k.state IN ('running', 'breached') AND k.stopped_at IS NULL ORDER BY k.due_at LIMIT 1) first ON true`;

/** What the desk of the supervisors has before it, within the data scope of who sits there. */
@Injectable()
export class PressedCases {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  /** Open cases under one pressure, the oldest first. Throws `role-missing`. */
  async list(actor: Actor, pressure: Pressure, { limit, cursor }: PageRequest): Promise<Page<PressedCase>> {
    assertHolds(actor, 'supervisor', 'leader', 'auditor');
    const [after = null] = readCursor(cursor) ?? [];
    const { condition, parameters } = this.access.visible(actor, 3);
    const rows = await this.database.query<PressedCase>(
      `SELECT ${CASE} FROM citizen_case c ${FIRST_LIMIT}
       WHERE c.archived_at IS NULL AND ${UNDER[pressure]} AND ($1::uuid IS NULL OR c.id > $1) AND ${condition}
       ORDER BY c.id LIMIT $2`,
      [after, limit + 1, ...parameters],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** How many there are under each pressure. Throws `role-missing`. */
  async counts(actor: Actor): Promise<Record<Pressure, number>> {
    assertHolds(actor, 'supervisor', 'leader', 'auditor');
    const { condition, parameters } = this.access.visible(actor, 1);
    const counted = PRESSURES.map((pressure) => `count(*) FILTER (WHERE ${UNDER[pressure]})::int AS ${pressure}`);
    const [counts] = await this.database.query<Record<Pressure, number>>(
      `SELECT ${counted.join(', ')} FROM citizen_case c
       WHERE c.archived_at IS NULL AND (${Object.values(UNDER).join(' OR ')}) AND ${condition}`,
      parameters,
    );
    return counts ?? { overdue: 0, returns: 0, reworks: 0 };
  }
}
