import { randomBytes } from 'node:crypto';
import { assertServerFit, migrate, startEmbeddedPostgres } from '../../modules/database/index.js';
import { runSql, urlOfDatabase } from './run-sql.js';
import { removeAbandonedFolders, removeFolder, temporaryFolder } from './temporary-folder.js';

/** What the jest parent tells its workers, through the environment. */
const SERVER = 'LIANXIN_TEST_SERVER';
const RUN = 'LIANXIN_TEST_RUN';

/** How an empty database is made that fits, on any server. */
export const EMPTY = `ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`;
// the data of a test run need not outlive a power cut
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

let stopServer = async (): Promise<void> => {};

/** One run's names: every database of the run begins with `prefix`, `template` is the migrated one they are copied from. */
export function testRun(): { server: string; prefix: string; template: string } {
  const { [SERVER]: server, [RUN]: prefix } = process.env;
  if (!server || !prefix) throw new Error('No test server: run the specs through jest.config.js');
  return { server, prefix, template: `${prefix}_template` };
}

/** Starts an embedded PostgreSQL, or takes the one of TEST_DATABASE_URL, and migrates the template database. */
export async function startTestServer(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL || (await startTemporaryServer());
  process.env[SERVER] = server;
  process.env[RUN] = `lianxin_test_${randomBytes(4).toString('hex')}`;
  await makeTemplate().catch(async (error: unknown) => {
    await stopTestServer();
    throw error;
  });
}

async function makeTemplate(): Promise<void> {
  const { server, template } = testRun();
  await runSql(server, `CREATE DATABASE ${template} TEMPLATE template0 ${EMPTY}`);
  await assertServerFit(urlOfDatabase(server, template));
  await migrate(urlOfDatabase(server, template));
}

/** Drops the run's databases and stops the server if we started it. */
export async function stopTestServer(): Promise<void> {
  const { server, prefix } = testRun();
  const named = 'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)';
  for (const { name } of await runSql(server, named, [prefix])) {
    await runSql(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
  await stopServer();
}

async function startTemporaryServer(): Promise<string> {
  await removeAbandonedFolders();
  const dataDir = await temporaryFolder();
  stopServer = () => removeFolder(dataDir);
  return (await startEmbeddedPostgres({ dataDir, settings: FAST })).url;
}
