import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';

/** Any number no other program of the database locks; "lxmg" in ASCII. */
const MIGRATION_LOCK = 0x6c786d67;

/**
 * Brings the schema at `url` up to date, or to where it had the migrations named in `only`, each migration in a
 * transaction of its own; answers the names of those that ran.
 * Several processes may call it at once: one migrates, the others wait and find nothing left to do.
 */
export async function migrate(url: string, only?: readonly string[]): Promise<string[]> {
  const guard = new Client({ connectionString: url, application_name: 'lianxin-migrate' });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runMigrations(url, only);
  } finally {
    await guard.end();
  }
}

async function runMigrations(url: string, only?: readonly string[]): Promise<string[]> {
  const migrations = MIGRATIONS.filter(({ name }) => !only || only.includes(name));
  const dataSource = await new DataSource({
    ...dataSourceOptions(url, { poolSize: 2, statementMs: 0 }),
    migrations,
  }).initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
