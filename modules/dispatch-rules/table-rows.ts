import type { Transaction } from '../database/index.js';
import { ruleOf, type DispatchRule } from './dispatch-rule.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type TableSource = Pick<Transaction, 'query'>;

/** Who published a version, as it stood then. */
export interface TablePublisher {
  id: string;
  username: string;
  name: string;
}

/** What is kept of a version besides its rules. */
export interface TableHead {
  /** 1, 2, 3 …; 0 while nothing was published. */
  version: number;
  publishedAt: Date | null;
  publishedBy: TablePublisher | null;
  note: string | null;
}

/** One published table; it never changes. */
export interface DispatchTable extends TableHead {
  rules: DispatchRule[];
}

/** What stands in force before anything was published. */
export const NO_TABLE: DispatchTable = { version: 0, publishedAt: null, publishedBy: null, note: null, rules: [] };

const HEAD = `version, published_at AS "publishedAt", published_by AS "publishedBy", note`;

/** The number of the newest version; 0 while there is none. */
export async function newestVersion(source: TableSource): Promise<number> {
  const [row] = await source.query<{ version: number }>('SELECT max(version) AS version FROM dispatch_table');
  return row?.version ?? 0;
}

/** A version, the newest for null; null when there is none. */
export async function readTable(source: TableSource, version: number | null): Promise<DispatchTable | null> {
  const [row] = await source.query<DispatchTable>(
    `SELECT ${HEAD}, rules FROM dispatch_table WHERE $1::integer IS NULL OR version = $1 ORDER BY version DESC LIMIT 1`,
    [version],
  );
  return row ? { ...row, rules: row.rules.map(ruleOf) } : null;
}

/** Heads of versions before `before`, newest first. */
export const readHeads = (source: TableSource, before: number | null, limit: number): Promise<TableHead[]> =>
  source.query<TableHead>(
    `SELECT ${HEAD} FROM dispatch_table WHERE $1::integer IS NULL OR version < $1 ORDER BY version DESC LIMIT $2`,
    [before, limit],
  );

export async function insertTable(tx: Transaction, table: DispatchTable): Promise<void> {
  const { version, rules, note, publishedAt, publishedBy } = table;
  await tx.query(
    'INSERT INTO dispatch_table (version, rules, note, published_at, published_by) VALUES ($1, $2, $3, $4, $5)',
    [version, JSON.stringify(rules), note, publishedAt, JSON.stringify(publishedBy)],
  );
}

/** Holds back every other publication until the transaction ends. */
export async function lockTables(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE dispatch_table IN SHARE ROW EXCLUSIVE MODE');
}
