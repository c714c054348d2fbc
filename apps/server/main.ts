import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { readConfig } from '../../modules/kernel/index.js';
import { openDatabase } from './open-database.js';

/** `npm start`: runs until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const opening = openDatabase(config); // a first start takes a second or two, while the program is being loaded
  opening.catch(() => undefined);
  const [{ startServer }, { welcome }] = await Promise.all([import('./start-server.js'), import('./welcome.js')]);
  const server = await startServer(config, opening);
  process.stdout.write(welcome(config, server));
  const stop = (signal: NodeJS.Signals) => {
    process.stdout.write(`\n${signal}: stopping …\n`);
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    process.stderr.write(`Lianxin cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
