import type { Stage } from '../stage.js';

/** SQL that a copy writes into a column, by table and column; `$n` is the number of the copy, the rest is copied. */
export type Overrides = Record<string, Record<string, string>>;

/** A table whose rows are copied, and which of its rows are the pattern. */
export interface Pattern {
  table: string;
  /** A condition on the pattern rows. */
  where: string;
}

interface Column {
  name: string;
  type: string;
}

/** The copy of an id: its own for every copy, the same wherever the id stands. Eight hexadecimal digits are the number. */
const COPY_ID = `
  CREATE OR REPLACE FUNCTION bench_copy(id uuid, copy int) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT overlay(id::text PLACING lpad(to_hex(copy), 8, '0') FROM 29)::uuid $$`;

const COLUMNS = `
  SELECT column_name AS name, udt_name AS type FROM information_schema.columns
  WHERE table_name = $1 AND is_identity = 'NO' ORDER BY ordinal_position`;

const INDEXES = `
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes i WHERE tablename = $1
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`;

/**
 * Copies pattern rows `copies` times, with ids of their own and instants spread over the year before. Indexes are built
 * afterwards, foreign keys hold by construction.
 */
export async function copyRows(stage: Stage, patterns: Pattern[], copies: number, overrides: Overrides): Promise<void> {
  await stage.sql(COPY_ID);
  for (const { table, where } of patterns) {
    const columns = await stage.sql<Column>(COLUMNS, [table]);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const values = columns.map((column) => copyOf(column, overrides[table] ?? {}, copies)).join(', ');
    await withoutIndexes(
      stage,
      table,
      `
      INSERT INTO ${table} (${names}) SELECT ${values}
      FROM generate_series(1, ${copies}) AS n CROSS JOIN (SELECT * FROM ${table} WHERE ${where} OFFSET 0) AS pattern`,
    );
  }
}

/** A year, shared out among the copies. */
function copyOf({ name, type }: Column, overrides: Record<string, string>, copies: number): string {
  const own = overrides[name];
  if (own) return own.replaceAll('$n', 'n');
  if (type === 'uuid') return `bench_copy("${name}", n)`;
  if (type === 'timestamptz') return `"${name}" - (${copies} - n + 1) * interval '365 days' / ${copies}`;
  return `"${name}"`;
}

async function withoutIndexes(stage: Stage, table: string, insert: string): Promise<void> {
  const indexes = await stage.sql<{ name: string; definition: string }>(INDEXES, [table]);
  const drops = indexes.map(({ name }) => `DROP INDEX "${name}";`).join('');
  const builds = indexes.map(({ definition }) => `${definition};`).join('');
  await stage.sql(`
    SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB';
    ${drops} ${insert}; ${builds}`);
}
