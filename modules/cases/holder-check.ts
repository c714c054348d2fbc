import { Injectable } from '@nestjs/common';
import { AdministratorEntries } from '../administration/index.js';
import { Database, type Transaction } from '../database/index.js';
import { GROUP_HAS_PEOPLE } from '../identity/index.js';
import { Clock, type DueWork } from '../kernel/index.js';
import { nextNight } from '../process-engine/index.js';

/** Every night, after the states were compared. */
const NIGHTLY = '30 3 * * *';

/** A case that somebody should have and nobody has. */
export interface Orphan {
  caseId: string;
  number: string;
  fault: 'no-holder' | 'nobody-to-act' | 'nothing-goes-on';
}

// Every open case has one holder, and something goes on: a task somebody can do, a timer, a message, or an incident.
const ORPHANS = `
  WITH groups AS (
    SELECT DISTINCT g FROM task, unnest(candidate_groups) AS g WHERE state = 'open' AND assignee IS NULL
  ), manned AS (
    SELECT array_agg(g) AS all FROM groups WHERE ${GROUP_HAS_PEOPLE}
  )
  SELECT id AS "caseId", number, fault FROM (
    SELECT c.id, c.number, CASE
      WHEN NOT EXISTS (SELECT 1 FROM holder_span s WHERE s.case_id = c.id AND s.to_at IS NULL) THEN 'no-holder'
      WHEN EXISTS (SELECT 1 FROM task t, manned WHERE t.case_id = c.id AND t.state = 'open' AND t.assignee IS NULL
        AND NOT t.candidate_groups && COALESCE(manned.all, '{}') AND cardinality(t.candidate_users) = 0) THEN 'nobody-to-act'
      WHEN NOT EXISTS (SELECT 1 FROM task t WHERE t.case_id = c.id AND t.state = 'open')
        AND NOT EXISTS (SELECT 1 FROM process_instance p JOIN process_wait w ON w.instance_id = p.id WHERE p.stream = c.id)
        AND NOT EXISTS (SELECT 1 FROM process_instance p JOIN incident i ON i.instance_id = p.id
          WHERE p.stream = c.id AND i.resolved_at IS NULL) THEN 'nothing-goes-on'
      END AS fault
    FROM citizen_case c WHERE c.status <> 'archived') AS checked
  WHERE fault IS NOT NULL ORDER BY number LIMIT 1000`;

/** No case without a holder, ever: looked at every night and whenever somebody asks. */
@Injectable()
export class HolderCheck implements DueWork {
  readonly name = 'holder check';

  constructor(
    private readonly database: Database,
    private readonly entries: AdministratorEntries,
    private readonly clock: Clock,
  ) {}

  /** Answers the cases found, at most 1,000; each is an entry for the administrator. */
  async run(): Promise<Orphan[]> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => this.check(tx, at));
  }

  async nextDueAt(): Promise<Date> {
    const [row] = await this.database.query<{ last: Date | null }>('SELECT max(checked_at) AS last FROM holder_check');
    return nextNight(NIGHTLY, row?.last ?? null, this.clock.now());
  }

  async runDue(now: Date): Promise<number> {
    const due = await this.nextDueAt();
    if (due > now) return 0;
    return this.database.transaction(async (tx) => {
      const taken = await tx.query(
        'INSERT INTO holder_check (checked_at) VALUES ($1) ON CONFLICT DO NOTHING RETURNING checked_at',
        [due],
      );
      if (taken.length > 0) await this.check(tx, now);
      return taken.length;
    });
  }

  private async check(tx: Transaction, at: Date): Promise<Orphan[]> {
    const orphans = await tx.query<Orphan>(ORPHANS);
    for (const { number, fault } of orphans)
      this.entries.add(tx, { kind: `case-${fault}`, subject: number, text: TEXTS[fault] }, at);
    return orphans;
  }
}

const TEXTS: Record<Orphan['fault'], string> = {
  'no-holder': '工单没有责任方，请查看并移动流程。',
  'nobody-to-act': '工单的待办没有可以办理的人，请补充账号或转办。',
  'nothing-goes-on': '工单没有待办、时限或异常，请查看流程。',
};
