import { ConsoleLogger, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ProblemFilter } from '../../../apps/server/http/problem.filter.js';
import { validation } from '../../../apps/server/http/validation.js';
import { AuditReader } from '../../../modules/audit/index.js';
import { DatabaseModule } from '../../../modules/database/index.js';
import {
  Accounts,
  CONFIGURATION_STREAM,
  IdentityModule,
  LoginService,
  SessionGuard,
} from '../../../modules/identity/index.js';
import { FixedClock, KernelModule, readConfig, SYSTEM, type Actor, type Role } from '../../../modules/kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

/** Some modules on a database of their own, behind the guard, the checks and the error answers of the server. */
export interface Program {
  app: NestFastifyApplication;
  database: TestDatabase['database'];
  clock: FixedClock;
  get<T>(service: Type<T>): T;
  /** Adds an account with these roles, logs it in and answers its token. */
  signIn(username: string, ...roles: Role[]): Promise<string>;
  /** Runs `sql` in a transaction that commits only once `act` waits for it, or is done; answers what `act` came to. */
  behind<T>(statement: { sql: string; values: unknown[] }, act: () => Promise<T>): Promise<PromiseSettledResult<T>>;
  /** Types and data of what was recorded about the configuration, oldest first. */
  recorded(): Promise<{ type: string; by: string; data: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

/** Monday morning. */
export const MONDAY = new Date('2026-03-02T09:00:00+08:00');

/** Starts `modules`; it answers through `app.inject`. */
export async function startProgram(modules: Type[], env: Record<string, string> = {}): Promise<Program> {
  const test = await createTestDatabase();
  const clock = new FixedClock(MONDAY);
  const kernel: DynamicModule = KernelModule.forRoot(readConfig(env), clock);
  const built = await Test.createTestingModule({
    imports: [kernel, DatabaseModule.forRoot(test.url), IdentityModule, ...modules],
    providers: [
      { provide: APP_GUARD, useExisting: SessionGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
    .setLogger(new ConsoleLogger({ logLevels: ['fatal'] }))
    .compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.useGlobalPipes(validation()).init();
  const close = async (): Promise<void> => {
    await app.close();
    await test.close();
  };
  const get = <T>(service: Type<T>): T => app.get(service, { strict: false });
  const signIn = async (username: string, ...roles: Role[]): Promise<string> => {
    const password = 'right password';
    await get(Accounts).create(SYSTEM, { username, name: '某', password, roles });
    return (await get(LoginService).login({ username, password })).token;
  };
  const behind: Program['behind'] = (statement, act) => runBehind(test.database, statement, act);
  return {
    app,
    database: test.database,
    clock,
    get,
    signIn,
    behind,
    recorded: () => recorded(get(AuditReader)),
    close,
  };
}

async function runBehind<T>(
  database: TestDatabase['database'],
  { sql, values }: { sql: string; values: unknown[] },
  act: () => Promise<T>,
): Promise<PromiseSettledResult<T>> {
  const [settled] = await database.transaction(async (tx) => {
    await tx.query(sql, values);
    const state = { done: false };
    const acting = Promise.allSettled([act()]).finally(() => (state.done = true));
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while (!state.done && (await database.query(waiting)).length === 0);
    return [acting.then(([result]) => result)];
  });
  return settled;
}

async function recorded(reader: AuditReader): ReturnType<Program['recorded']> {
  const { items } = await reader.list(CONFIGURATION_STREAM, { limit: 200 });
  return items.map(({ type, actor, data }) => ({ type, by: actor.username, data }));
}

/** Somebody with roles, signed in nowhere. */
export function person(unitCode: string | null, ...roles: Role[]): Actor {
  const id = '01890000-0000-7000-8000-000000000001';
  return { kind: 'user', id, username: 'wang', name: '王某', unitCode, roles };
}
