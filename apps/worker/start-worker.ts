import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../modules/database/index.js';
import { KernelModule, SystemClock, type Config } from '../../modules/kernel/index.js';
import { CAPABILITIES } from '../capabilities.js';
import { Worker } from './worker.js';

@Module({})
class WorkerModule {
  static forRoot(config: Config, databaseUrl: string): DynamicModule {
    const database = DatabaseModule.forRoot(databaseUrl, { poolSize: config.databasePool });
    return {
      module: WorkerModule,
      imports: [KernelModule.forRoot(config, new SystemClock()), database, ...CAPABILITIES],
      providers: [Worker],
    };
  }
}

/** A worker beside the servers of one database. Throws when no database is named. */
export async function startWorker(config: Config): Promise<{ stop(): Promise<void> }> {
  if (!config.databaseUrl) throw new Error('set DATABASE_URL: an embedded database has its worker inside the server');
  if (config.clock === 'simulated')
    throw new Error('a simulated clock lives in one process; run the worker inside the server');
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    WorkerModule.forRoot(config, config.databaseUrl),
    { logger: ['fatal', 'error', 'warn'] },
  );
  app.get(Worker).start();
  return { stop: () => app.close() };
}
