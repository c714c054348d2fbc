import { startEmbeddedPostgres } from '../../modules/database/index.js';

/** A program of its own that keeps a PostgreSQL on the folder of its argument until SIGTERM; prints the URL when ready. */
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]! });
console.log(postgres.url);
setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
