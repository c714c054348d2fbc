import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrate } from '../migrate.js';
import { type ArchiveHeader, type ArchiveSummary, type Manifest, type TableColumns, summaryOf } from './archive.js';
import { ArchiveReader } from './archive-reader.js';
import { PLAIN_VALUES, copyTarget, rowsIn, tablesOf } from './catalogue.js';

/** Asks one statement; answers its rows. */
export type Ask = <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;

/** How to restore. */
export interface RestoreOptions {
  /** Whether what the database holds now may be lost. */
  overwrite: boolean;
  /** Looks at what was loaded, in the present schema; throws when it must not be used. */
  verify: (ask: Ask) => Promise<void>;
}

/** The history guards itself, also while it is loaded; of the others, triggers would change what is loaded. */
const GUARDED = ['audit_event', 'audit_chain'];

/**
 * Fills the database at `url` from an archive: the schema it was taken from, its rows and sequences, then the migrations
 * that came since. The archive is read through once before anything is touched. Throws a sentence, and leaves the
 * database empty, when the archive is damaged or `verify` refuses it.
 */
export async function restore(url: string, file: string, options: RestoreOptions): Promise<ArchiveSummary> {
  const { header } = await ArchiveReader.read(file, skip, assertKnown);
  const client = new Client({ connectionString: url, application_name: 'lianxin-restore' });
  await client.connect();
  try {
    await client.query(PLAIN_VALUES);
    await assertFree(client, options.overwrite);
    return await load(client, { url, file, header }, options);
  } finally {
    await client.end();
  }
}

async function load(
  client: Client,
  { url, file, header }: { url: string; file: string; header: ArchiveHeader },
  { verify }: RestoreOptions,
): Promise<ArchiveSummary> {
  await empty(client);
  try {
    await migrate(url, header.migrations);
    const manifest = await inTransaction(client, () => fill(client, file));
    await migrate(url);
    await verify(async (sql, parameters = []) => (await client.query(sql, parameters)).rows as never);
    return summaryOf(header, manifest);
  } catch (error) {
    await empty(client);
    throw error;
  }
}

/** Reads on, so that the reader sees every byte. */
async function skip(_table: TableColumns, rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of rows);
}

async function assertKnown({ migrations, takenAt }: ArchiveHeader): Promise<void> {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The backup of ${takenAt} has a newer schema (${unknown.join(', ')}); restore it with a newer program.`,
  );
}

/** A database is free when nothing but what the migrations themselves put there is in it. */
async function assertFree(client: Client, overwrite: boolean): Promise<void> {
  if (overwrite) return;
  for (const { name } of await tablesOf(client)) {
    if (name.endsWith('_revision') || (await rowsIn(client, name)) === 0) continue;
    throw new Error(
      `The database is not empty: ${name} has rows. Restore into an empty one, or add --overwrite to lose them.`,
    );
  }
}

async function empty(client: Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public');
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function fill(client: Client, file: string): Promise<Manifest> {
  const tables = await tablesOf(client);
  const quiet = tables.filter(({ name }) => !GUARDED.includes(name)).map(({ name }) => client.escapeIdentifier(name));
  for (const table of quiet) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER; DELETE FROM ${table}`);
  const { manifest } = await ArchiveReader.read(file, (table, rows) => copy(client, table, rows));
  for (const table of quiet) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { name, value, called } of manifest.sequences)
    await client.query(`SELECT setval($1::regclass, $2, $3)`, [client.escapeIdentifier(name), value, called]);
  for (const { name, rows } of manifest.tables) await assertRows(client, name, rows);
  return manifest;
}

async function copy(client: Client, table: TableColumns, rows: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(rows), client.query(copyFrom(`COPY ${copyTarget(client, table)} FROM STDIN`)));
}

async function assertRows(client: Client, table: string, expected: number): Promise<void> {
  const rows = await rowsIn(client, table);
  if (rows !== expected) throw new Error(`${table} has ${rows} rows instead of ${expected}; nothing was restored.`);
}
