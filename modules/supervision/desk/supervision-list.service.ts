import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/index.js';
import { Database } from '../../database/index.js';
import { assertHolds } from '../../identity/index.js';
import { pageOf, readCursor, type Actor, type Page, type PageRequest } from '../../kernel/index.js';
import { SUPERVISION, type SupervisionView } from '../supervision-view.js';

/** A supervision with the heading of its case. */
export type ListedSupervision = SupervisionView & { caseNumber: string; caseTitle: string; caseStatus: string };

const VISIBLE = 'FROM supervision s JOIN citizen_case c ON c.id = s.case_id WHERE (s.cleared_at IS NOT NULL) = $1';

/** Every supervision of the hotline, for those who see to them. */
@Injectable()
export class SupervisionList {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  /** Open ones, or cleared ones, newest first, within the data scope. Throws `role-missing`. */
  async list(actor: Actor, cleared: boolean, { limit, cursor }: PageRequest): Promise<Page<ListedSupervision>> {
    assertHolds(actor, 'supervisor', 'leader', 'auditor');
    const [before = null] = readCursor(cursor) ?? [];
    const { condition, parameters } = this.access.visible(actor, 4);
    const rows = await this.database.query<ListedSupervision>(
      `SELECT ${SUPERVISION}, c.number AS "caseNumber", c.title AS "caseTitle", c.status AS "caseStatus"
       ${VISIBLE} AND ($2::uuid IS NULL OR s.id < $2) AND ${condition} ORDER BY s.id DESC LIMIT $3`,
      [cleared, before, limit + 1, ...parameters],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** How many are open. Throws `role-missing`. */
  async countOpen(actor: Actor): Promise<number> {
    assertHolds(actor, 'supervisor', 'leader', 'auditor');
    const { condition, parameters } = this.access.visible(actor, 2);
    const sql = `SELECT count(*)::int AS open ${VISIBLE} AND ${condition}`;
    const [row] = await this.database.query<{ open: number }>(sql, [false, ...parameters]);
    return row?.open ?? 0;
  }
}
