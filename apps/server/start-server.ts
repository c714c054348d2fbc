import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { assertServerFit, migrate } from '../../modules/database/index.js';
import { SimulatedClock, SystemClock, type Clock, type Config } from '../../modules/kernel/index.js';
import { Worker } from '../worker/worker.js';
import { serveConsole } from './http/console.js';
import { nestingLimit } from './http/nesting-limit.js';
import { describeApi } from './http/openapi.js';
import { rateLimits } from './http/rate-limits.js';
import { securityHeaders } from './http/security-headers.js';
import { serverTime } from './http/server-time.js';
import { validation } from './http/validation.js';
import { openDatabase, type OpenDatabase } from '../open-database.js';
import { Preparation } from './preparation.js';
import { ServerModule } from './server.module.js';
import { SimulatedTime } from './simulated-time.js';

/** A server that answers. */
export interface RunningServer {
  url: string;
  /** Password of `admin`, when it was generated at this start. */
  adminPassword: string | null;
  /** Ends open requests, the worker and an embedded database, in this order. */
  stop(): Promise<void>;
}

const BODY_LIMIT = 4_000_000;
const UPLOAD_LIMIT = 20_000_000;

/**
 * Brings the schema up to date, prepares the data and listens. `opening` lets a caller open the database beforehand, `clock`
 * choose the time.
 */
export async function startServer(
  config: Config,
  opening = openDatabase(config),
  clock = clockOf(config),
): Promise<RunningServer> {
  const database = await opening;
  try {
    await assertServerFit(database.url);
    await migrate(database.url);
    return await listen(config, database, clock);
  } catch (error) {
    await database.close();
    throw error;
  }
}

const clockOf = ({ clock }: Config): Clock => (clock === 'simulated' ? new SimulatedClock() : new SystemClock());

async function listen(config: Config, database: OpenDatabase, clock: Clock): Promise<RunningServer> {
  const app = await createApp(config, database.url, clock);
  const adminPassword = await open(app, config).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const stop = async () => {
    await app.close();
    await database.close();
  };
  return { url: await app.getUrl(), adminPassword, stop };
}

/** Prepares the data, listens, and starts the worker; answers the password of `admin` when it was generated. */
async function open(app: NestFastifyApplication, config: Config): Promise<string | null> {
  await app.get(SimulatedTime).restore();
  const { adminPassword } = await app.get(Preparation).run();
  await app.listen({ port: config.port, host: config.host });
  if (config.worker) app.get(Worker).start();
  return adminPassword;
}

async function createApp(config: Config, databaseUrl: string, clock: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 500 },
  });
  const logger = new ConsoleLogger({ json: config.production, logLevels: logLevels(config.logLevel) });
  const app = await NestFactory.create<NestFastifyApplication>(
    ServerModule.forRoot(config, databaseUrl, clock),
    adapter,
    { logger },
  );
  await app.register(cookie);
  await app.register(rateLimit, rateLimits(config.requestsPerMinute));
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 10 } });
  if (config.corsOrigins.length > 0) app.enableCors({ origin: config.corsOrigins, credentials: true });
  nestingLimit(app);
  securityHeaders(app);
  serverTime(app, clock);
  app.useGlobalPipes(validation());
  describeApi(app);
  await serveConsole(app);
  await app.init();
  return app;
}

function logLevels(least: string): LogLevel[] {
  const order: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
  const at = order.indexOf((least === 'info' ? 'log' : least) as LogLevel);
  return order.slice(0, (at < 0 ? 2 : at) + 1);
}
