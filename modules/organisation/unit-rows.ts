import type { Transaction } from '../database/index.js';
import type { Unit } from './unit.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type UnitSource = Pick<Transaction, 'query'>;

const UPSERT = `
  INSERT INTO unit (code, parent_code, tier, name, kind, path, enabled)
  SELECT code, "parentCode", tier, name, kind, path, enabled FROM json_to_recordset($1) AS row
    (code text, "parentCode" text, tier integer, name text, kind text, path text, enabled boolean)
  ON CONFLICT (code) DO UPDATE SET parent_code = EXCLUDED.parent_code, tier = EXCLUDED.tier, name = EXCLUDED.name,
    kind = EXCLUDED.kind, path = EXCLUDED.path, enabled = EXCLUDED.enabled`;

/** The revision of the tree; see `Snapshot`. */
export async function unitRevision(source: UnitSource): Promise<string> {
  const [row] = await source.query<{ revision: string }>('SELECT revision FROM unit_revision');
  if (!row) throw new Error('unit_revision has lost its row');
  return row.revision;
}

/** Every unit, with the revision of the tree they make; one statement, so that the two belong together. */
export async function allUnits(source: UnitSource): Promise<{ revision: string; units: Unit[] }> {
  const [row] = await source.query<{ revision: string; units: Unit[] }>(`
    SELECT revision, (SELECT COALESCE(json_agg(json_build_object('code', code, 'parentCode', parent_code, 'tier', tier,
      'name', name, 'kind', kind, 'path', path, 'enabled', enabled)), '[]') FROM unit) AS units
    FROM unit_revision`);
  if (!row) throw new Error('unit_revision has lost its row');
  return row;
}

/** Writes units, new or known. */
export async function upsertUnits(tx: Transaction, units: readonly Unit[]): Promise<void> {
  await tx.query(UPSERT, [JSON.stringify(units)]);
}

/** Holds back every other writer of units until the transaction ends. */
export async function lockUnits(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE');
}
