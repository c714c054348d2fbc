import { STEP_TYPES, type Lifecycle } from '../lifecycle.js';
import type { Stage } from '../stage.js';
import { copyRows, type Overrides } from './copies.js';
import { CONTENT, TITLE } from './texts.js';

/** Of a hundred open tasks, how many wait at which step. */
const SHARES: Record<string, number> = {
  ...{ dispatch: 10, sign: 15, contact: 10, handle: 35, review: 10, reply: 10, 'follow-up': 5, archive: 5 },
};

/** Any unit of the city but its centre. */
const UNIT = `(ARRAY(SELECT code FROM unit WHERE kind <> 'centre' ORDER BY code))[1 + $n % (SELECT count(*) FROM unit WHERE kind <> 'centre')]`;

/**
 * Opens `count` tasks at all steps of the standard process: cases, instances, waits and tasks, spread over all units.
 * Their clocks are left out, so that nothing falls due meanwhile.
 */
export async function openTasks(stage: Stage, lifecycle: Lifecycle, count: number): Promise<void> {
  for (const type of STEP_TYPES) {
    const caseId = await lifecycle.playUntil(type);
    const patterns = [
      { table: 'citizen_case', where: `id = '${caseId}'` },
      { table: 'process_instance', where: `stream = '${caseId}'` },
      { table: 'process_wait', where: `instance_id IN (SELECT id FROM process_instance WHERE stream = '${caseId}')` },
      { table: 'task', where: `case_id = '${caseId}' AND state = 'open'` },
    ];
    await copyRows(stage, patterns, Math.round((count * (SHARES[type] ?? 0)) / 100), overridesOf(type));
  }
  await stage.sql(`INSERT INTO task_candidate SELECT candidate, id, type, due_at, warn_at
    FROM task, unnest(candidate_groups || candidate_users) AS candidate WHERE state = 'open' ON CONFLICT DO NOTHING`);
  await stage.sql('VACUUM ANALYZE');
}

const overridesOf = (type: string): Overrides => ({
  citizen_case: { number: `'T' || '${type}' || $n`, lead_unit: UNIT, title: TITLE, content: CONTENT },
  process_instance: { definition_id: 'definition_id', business_key: `'T' || '${type}' || $n` },
  task: { candidate_groups: `ARRAY(SELECT replace(g, 'LS-DCG', ${UNIT}) FROM unnest(candidate_groups) AS g)` },
});
