import type { Client } from 'pg';
import type { SequencePosition, TableColumns } from './archive.js';

/** The book TypeORM keeps is written by the migrations themselves. */
const BOOKKEEPING = ['migrations', 'typeorm_metadata'];

/** Settings under which every PostgreSQL writes and reads values alike. */
export const PLAIN_VALUES = `
  SET client_encoding TO 'UTF8'; SET datestyle TO 'ISO, YMD'; SET timezone TO 'UTC'; SET bytea_output TO 'hex';
  SET extra_float_digits TO 3; SET statement_timeout TO 0; SET lock_timeout TO 0`;

const TABLES = `
  SELECT c.relname AS name,
    (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
     WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
    ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
     WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS "refersTo"
  FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relname = ANY($1)
  ORDER BY relname COLLATE "C"`;

/** Every table with data of ours; those that others refer to come first. */
export async function tablesOf(client: Client): Promise<TableColumns[]> {
  const { rows } = await client.query<TableColumns & { refersTo: string[] }>(TABLES, [BOOKKEEPING]);
  const ordered: TableColumns[] = [];
  const waiting = new Set(rows);
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ refersTo }) => refersTo.every((name) => ordered.some((t) => t.name === name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].map(nameOf).join(', ')}`);
    for (const table of ready) {
      waiting.delete(table);
      ordered.push({ name: table.name, columns: table.columns });
    }
  }
  return ordered;
}

const nameOf = ({ name }: TableColumns): string => name;

/** Names of the migrations that ran, oldest first; none when there is no schema. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY "timestamp"');
  return rows.map(({ name }) => name);
}

/** Where every sequence stands, those of identity columns too. */
export async function sequencesOf(client: Client): Promise<SequencePosition[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1`,
  );
  const positions: SequencePosition[] = [];
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    );
    positions.push({ name, value: at[0]?.value ?? '1', called: at[0]?.called ?? false });
  }
  return positions;
}

/** Number of rows of a table. */
export async function rowsIn(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${client.escapeIdentifier(table)}`);
  return Number(rows[0]?.count);
}

/** `table (column, …)` as COPY wants it. */
export const copyTarget = (client: Client, { name, columns }: TableColumns): string =>
  `${client.escapeIdentifier(name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;
