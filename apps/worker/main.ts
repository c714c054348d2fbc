import 'reflect-metadata';
import { readConfig } from '../../modules/kernel/index.js';
import { startWorker } from './start-worker.js';

/** `npm run worker`: timers and jobs beside servers started with WORKER=false, on the same DATABASE_URL. */
async function main(): Promise<void> {
  const worker = await startWorker(readConfig(process.env));
  process.stdout.write('Lianxin worker is ready\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void worker.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(`The worker cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
