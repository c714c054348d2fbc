import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommonTime, DatabaseModule, migrate } from '../../modules/database/index.js';
import { databaseLimits, KernelModule, SystemClock, type Config } from '../../modules/kernel/index.js';
import { CAPABILITIES } from '../capabilities.js';
import { openDatabase } from '../open-database.js';
import { Worker } from './worker.js';

@Module({})
class WorkerModule {
  static forRoot(config: Config, databaseUrl: string): DynamicModule {
    const database = DatabaseModule.forRoot(databaseUrl, databaseLimits(config));
    return {
      module: WorkerModule,
      imports: [KernelModule.forRoot(config, new SystemClock()), database, ...CAPABILITIES],
      providers: [CommonTime, Worker],
    };
  }
}

/** A worker beside the servers of one database: that of DATABASE_URL, or the embedded one they share under DATA_DIR. */
export async function startWorker(config: Config): Promise<{ stop(): Promise<void> }> {
  if (config.clock === 'simulated')
    throw new Error('a simulated clock lives in one process; run the worker inside the server');
  const database = await openDatabase(config);
  try {
    await migrate(database.url);
    const app = await createApp(config, database.url);
    app.get(Worker).start();
    return { stop: () => app.close().finally(() => database.close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const createApp = (config: Config, databaseUrl: string): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(WorkerModule.forRoot(config, databaseUrl), {
    logger: ['fatal', 'error', 'warn'],
  });
