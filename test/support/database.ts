import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type ObjectLiteral } from 'typeorm';
import { Database, dataSourceOptions } from '../../modules/database/index.js';
import { runSql, urlOfDatabase } from './run-sql.js';
import { testRun } from './test-server.js';

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

/** Copies the run's migrated template (tens of milliseconds). Pass the entities the spec uses repositories of. */
export async function createTestDatabase(entities: (new () => ObjectLiteral)[] = []): Promise<TestDatabase> {
  const { server, prefix } = testRun();
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await copyTemplate(name);
  const url = urlOfDatabase(server, name);
  const dataSource = await new DataSource({ ...dataSourceOptions(url), entities }).initialize();
  const drop = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await runSql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { url, database: new Database(dataSource), drop, close: drop };
}

/** PostgreSQL refuses to copy a database that somebody is connected to. */
async function copyTemplate(name: string): Promise<void> {
  const { server, template } = testRun();
  for (let attempt = 1; ; attempt++) {
    try {
      await runSql(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== BUSY || attempt === ATTEMPTS) throw error;
      await pause(50);
    }
  }
}
