export { createEmptyDatabase, createTestDatabase, type EmptyDatabase, type TestDatabase } from './database.js';
export { runSql } from './run-sql.js';
export { dumpSchema, revertMigrations } from './schema.js';
export { removeFolder, temporaryFolder } from './temporary-folder.js';
