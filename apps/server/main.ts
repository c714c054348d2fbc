import 'reflect-metadata';
import { readConfig, type Config } from '../../modules/kernel/index.js';
import { fail, stopOnSignals } from '../worker/stop-on-signals.js';
import { openDatabase } from '../open-database.js';
import type { RunningServer } from './start-server.js';

/** `npm start`: runs until it is told to stop, which it heeds from the first moment. */
async function main(): Promise<void> {
  const starting = start(readConfig(process.env));
  stopOnSignals(async () => (await starting).stop());
  await starting;
}

async function start(config: Config): Promise<RunningServer> {
  const opening = openDatabase(config); // a first start takes a second or two, while the program is being loaded
  opening.catch(() => undefined);
  const [{ startServer }, { welcome }] = await Promise.all([import('./start-server.js'), import('./welcome.js')]);
  const server = await startServer(config, opening);
  process.stdout.write(welcome(config, server));
  return server;
}

main().catch(fail);
