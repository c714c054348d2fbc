import 'reflect-metadata';
import { readConfig } from '../../modules/kernel/index.js';
import { startWorker } from './start-worker.js';
import { fail, stopOnSignals } from './stop-on-signals.js';

/** `npm run worker`: timers and jobs beside servers started with WORKER=false, on the same DATABASE_URL. */
async function main(): Promise<void> {
  const worker = await startWorker(readConfig(process.env));
  process.stdout.write('Lianxin worker is ready\n');
  stopOnSignals(() => worker.stop());
}

main().catch(fail);
