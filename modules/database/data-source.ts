import type { EventEmitter } from 'node:events';
import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** How many connections there may be, and how long anything may take on them. */
export interface ConnectionLimits {
  /** Connections at most. */
  poolSize: number;
  /** Longest statement in milliseconds; 0 knows no limit at all, for migrations. */
  statementMs: number;
}

const LIMITS: ConnectionLimits = { poolSize: 20, statementMs: 20_000 };
/** A row or connection that somebody else holds this long is given up, before those who wait pile up. Milliseconds. */
const LONGEST_WAIT = 5000;
const LONGEST_IDLE_IN_TRANSACTION = 60_000;
/** What PostgreSQL needs to say that its time is over; after that it is taken for dead. Milliseconds. */
const GRACE = 2000;

/** How every part of the program connects to the PostgreSQL at `url`. */
export function dataSourceOptions(url: string, limits: Partial<ConnectionLimits> = {}): PostgresOptions {
  const { poolSize, statementMs } = { ...LIMITS, ...limits };
  return {
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'lianxin',
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    synchronize: false,
    migrations: MIGRATIONS,
    // a use case that waits for a connection held by another gives up instead of hanging
    connectTimeoutMS: LONGEST_WAIT,
    // statements nobody waits for leave together with the next one
    extra: { pipeline: true, keepAlive: true, onConnect: survive, ...(statementMs > 0 && timeLimits(statementMs)) },
  };
}

/**
 * A connection that PostgreSQL ends while it changes hands between the pool and its user has no listener for a moment;
 * without one its loss would end the process. Whoever uses it next is told by the failing statement.
 */
function survive(client: EventEmitter): void {
  client.on('error', () => undefined);
}

const timeLimits = (statementMs: number) => ({
  statement_timeout: statementMs,
  lock_timeout: Math.min(LONGEST_WAIT, statementMs),
  idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION,
  query_timeout: statementMs + GRACE,
});
