import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type ObjectLiteral } from 'typeorm';
import { Database, dataSourceOptions } from '../../modules/database/index.js';
import { runSql, urlOfDatabase } from './run-sql.js';
import { EMPTY, testRun } from './test-server.js';

/** A database of one spec file, with the schema of all migrations and no rows. */
export interface TestDatabase {
  url: string;
  database: Database;
  /** Closes `database` and removes all data, whoever is still connected. */
  drop(): Promise<void>;
  /** The same as `drop`. */
  close(): Promise<void>;
}

const BUSY = '55006';
const ATTEMPTS = 50;

/** A database without schema or rows. */
export interface EmptyDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Copies the run's migrated template (tens of milliseconds). Pass the entities the spec uses repositories of. */
export async function createTestDatabase(entities: (new () => ObjectLiteral)[] = []): Promise<TestDatabase> {
  const { url, drop } = await create(`TEMPLATE ${testRun().template}`);
  const dataSource = await new DataSource({ ...dataSourceOptions(url), entities }).initialize();
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  return { url, database: new Database(dataSource), drop: close, close };
}

/** Makes a database nothing was migrated in; `options` as after CREATE DATABASE. */
export async function createEmptyDatabase(options = EMPTY): Promise<EmptyDatabase> {
  return create(`TEMPLATE template0 ${options}`);
}

async function create(options: string): Promise<EmptyDatabase> {
  const { server, prefix } = testRun();
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await patiently(() => runSql(server, `CREATE DATABASE ${name} ${options}`));
  const drop = async (): Promise<void> => {
    await runSql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { url: urlOfDatabase(server, name), drop };
}

/** PostgreSQL refuses to copy a database that somebody is connected to. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await act();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== BUSY || attempt === ATTEMPTS) throw error;
      await pause(50);
    }
  }
}
