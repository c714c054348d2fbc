import type { Transaction } from '../database/index.js';
import type { ModeSwitch, ModeVersion, SwitchedMode } from './mode.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type ModeSource = Pick<Transaction, 'query'>;

const VERSION = `v.code, v.version, v.name, v.overlay, v.clause, v.published_at AS "publishedAt", v.published_by AS "publishedBy"`;
const STRETCH = `s.id, s.mode, s.version, v.name, s.from_at AS "from", s.until_at AS until`;
const SWITCH = `${STRETCH}, s.reason, s.switched_at AS "switchedAt", s.switched_by AS "switchedBy", s.ended_by AS "endedBy"`;
const SWITCHES = 'mode_switch s JOIN mode_version v ON (v.code, v.version) = (s.mode, s.version)';
const NEXT_REVISION = '(SELECT COALESCE(max(revision), 0) + 1 FROM mode_switch)';

/** The newest version of every mode, in order of code. */
export const newestModes = (source: ModeSource): Promise<ModeVersion[]> =>
  source.query<ModeVersion>(
    `SELECT DISTINCT ON (v.code) ${VERSION} FROM mode_version v ORDER BY v.code, v.version DESC`,
  );

/** The newest versions of one mode, newest first. */
export const modeVersions = (source: ModeSource, code: string, limit: number): Promise<ModeVersion[]> =>
  source.query<ModeVersion>(
    `SELECT ${VERSION} FROM mode_version v WHERE v.code = $1 ORDER BY v.version DESC LIMIT $2`,
    [code, limit],
  );

/** Stores a version; one that is there already stays as it is. */
export async function insertMode(tx: Transaction, mode: ModeVersion): Promise<void> {
  const { code, version, name, overlay, clause, publishedAt, publishedBy } = mode;
  await tx.query(
    `INSERT INTO mode_version (code, version, name, overlay, clause, published_at, published_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [code, version, name, JSON.stringify(overlay), clause, publishedAt, publishedBy],
  );
}

/** Another number whenever a switch was added or moved. */
export async function switchRevision(source: ModeSource): Promise<string> {
  const [row] = await source.query<{ revision: string }>(
    'SELECT COALESCE(max(revision), 0)::text AS revision FROM mode_switch',
  );
  return row?.revision ?? '0';
}

/** The switches that last beyond `instant`, the earliest first, with the revision they have; one statement for both. */
export async function switchedModes(
  source: ModeSource,
  instant: Date,
): Promise<{ revision: string; modes: SwitchedMode[] }> {
  const rows = await source.query<Partial<SwitchedMode> & { revision: string }>(
    `SELECT r.revision, m.* FROM (SELECT COALESCE(max(revision), 0)::text AS revision FROM mode_switch) r
     LEFT JOIN (SELECT ${STRETCH}, v.overlay, v.clause FROM ${SWITCHES} WHERE s.until_at > $1) m ON true ORDER BY m."from"`,
    [instant],
  );
  const modes = rows.filter((row) => row.id) as (SwitchedMode & { revision: string })[];
  return { revision: rows[0]?.revision ?? '0', modes: modes.map(({ revision: _read, ...mode }) => mode) };
}

/** Switches before `before`, newest first. */
export const listSwitches = (source: ModeSource, before: string | null, limit: number): Promise<ModeSwitch[]> =>
  source.query<ModeSwitch>(
    `SELECT ${SWITCH} FROM ${SWITCHES} WHERE $1::uuid IS NULL OR s.id < $1 ORDER BY s.id DESC LIMIT $2`,
    [before, limit],
  );

/** One switch; null when there is none. */
export async function readSwitch(source: ModeSource, id: string): Promise<ModeSwitch | null> {
  const [row] = await source.query<ModeSwitch>(`SELECT ${SWITCH} FROM ${SWITCHES} WHERE s.id = $1`, [id]);
  return row ?? null;
}

/** A switch that holds at some instant from `from` and before `until`; null when there is none. */
export async function overlapping(source: ModeSource, from: Date, until: Date): Promise<ModeSwitch | null> {
  const [row] = await source.query<ModeSwitch>(
    `SELECT ${SWITCH} FROM ${SWITCHES}
     WHERE s.from_at < $2 AND s.until_at > $1 AND s.until_at > s.from_at ORDER BY s.from_at LIMIT 1`,
    [from, until],
  );
  return row ?? null;
}

export async function insertSwitch(tx: Transaction, one: Omit<ModeSwitch, 'name' | 'endedBy'>): Promise<void> {
  await tx.query(
    `INSERT INTO mode_switch (id, mode, version, from_at, until_at, reason, switched_at, switched_by, revision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${NEXT_REVISION})`,
    [one.id, one.mode, one.version, one.from, one.until, one.reason, one.switchedAt, one.switchedBy],
  );
}

/** Moves the end of a switch to `until`, which is recorded by the caller. */
export async function endSwitch(
  tx: Transaction,
  id: string,
  until: Date,
  by: { name: string; at: Date },
): Promise<void> {
  await tx.query(
    `UPDATE mode_switch SET until_at = $2, ended_by = $3, end_recorded_at = $4, revision = ${NEXT_REVISION} WHERE id = $1`,
    [id, until, by.name, by.at],
  );
}

/** Takes up to `limit` switches that are over by `now` and were not recorded so, each for one caller only. */
export const claimEnded = (tx: Transaction, now: Date, limit: number): Promise<ModeSwitch[]> =>
  tx.query<ModeSwitch>(
    `WITH over AS (
       UPDATE mode_switch SET end_recorded_at = $1 WHERE id IN (
         SELECT id FROM mode_switch WHERE end_recorded_at IS NULL AND until_at <= $1
         ORDER BY until_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING *)
     SELECT ${SWITCH} FROM over s JOIN mode_version v ON (v.code, v.version) = (s.mode, s.version) ORDER BY s.until_at`,
    [now, limit],
  );

/** When the next switch ends that was not recorded as ended. */
export async function nextEnd(source: ModeSource): Promise<Date | null> {
  const [row] = await source.query<{ at: Date | null }>(
    'SELECT min(until_at) AS at FROM mode_switch WHERE end_recorded_at IS NULL',
  );
  return row?.at ?? null;
}

/** Holds back everybody else who publishes or switches until the transaction ends. */
export async function lockModes(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE mode_version, mode_switch IN SHARE ROW EXCLUSIVE MODE');
}
