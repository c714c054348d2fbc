import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** How every part of the program connects to the PostgreSQL at `url`, with at most `poolSize` connections. */
export function dataSourceOptions(url: string, poolSize = 20): PostgresOptions {
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
    connectTimeoutMS: 15_000,
    // statements nobody waits for leave together with the next one
    extra: { pipeline: true },
  };
}
