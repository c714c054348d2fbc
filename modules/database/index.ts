export { Database } from './database.js';
export { DatabaseModule, type DatabaseOptions } from './database.module.js';
export { dataSourceOptions } from './data-source.js';
export { type EmbeddedPostgres, startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.js';
export { migrate } from './migrate.js';
export { assertServerFit } from './server-fit.js';
export { Transaction } from './transaction.js';
export { withWorkScope, type WorkScope } from './work-scope.js';
