import { startEmbeddedPostgres } from '../../modules/database/index.js';

/** A program of its own that keeps a PostgreSQL on the folder of its argument until SIGTERM, or until whoever started it is gone; prints the URL when ready. */
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]! });
console.log(postgres.url);
process.stdin.resume().once('end', () => process.exit());
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
