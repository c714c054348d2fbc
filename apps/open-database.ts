import { startEmbeddedPostgres } from '../modules/database/index.js';
import type { Config } from '../modules/kernel/index.js';

/** A PostgreSQL that accepts connections. */
export interface OpenDatabase {
  url: string;
  /** Stops it, when it is ours. */
  close(): Promise<void>;
}

/** The server that `DATABASE_URL` names, or our own embedded one. */
export async function openDatabase({ databaseUrl, dataDir }: Config): Promise<OpenDatabase> {
  if (databaseUrl) return { url: databaseUrl, close: () => Promise.resolve() };
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { url: embedded.url, close: () => embedded.stop() };
}
