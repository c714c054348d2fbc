import type { Transaction } from '../database/index.js';
import { CodeTree } from '../organisation/index.js';
import type { Category, CategoryVersion } from './category.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type CategorySource = Pick<Transaction, 'query'>;

/** What is kept of a version besides its categories. */
export type VersionHead = Omit<CategoryVersion, 'tree'> & { id: string };

/** What stands in force before anything was published. */
export const NOTHING: VersionHead = { id: '', version: 0, publishedAt: null, publishedBy: null, note: null };

/** The head of a version, the newest for null; null when there is none. */
export async function versionHead(source: CategorySource, version: number | null): Promise<VersionHead | null> {
  const [head] = await source.query<VersionHead>(
    `SELECT id, version, published_at AS "publishedAt", published_by AS "publishedBy", note
     FROM category_version WHERE $1::integer IS NULL OR version = $1 ORDER BY version DESC LIMIT 1`,
    [version],
  );
  return head ?? null;
}

/** A version with its categories. */
export async function withCategories(source: CategorySource, head: VersionHead): Promise<CategoryVersion> {
  const categories = await source.query<Category>(
    `SELECT code, parent_code AS "parentCode", name, default_unit_code AS "defaultUnitCode"
     FROM category WHERE version = $1`,
    [head.version],
  );
  const { id: _key, ...version } = head;
  return { ...version, tree: new CodeTree(categories) };
}

/** Stores a version with its categories. */
export async function insertVersion(
  tx: Transaction,
  head: VersionHead,
  categories: readonly Category[],
): Promise<void> {
  const { id, version, publishedAt, publishedBy, note } = head;
  await tx.query(
    'INSERT INTO category_version (id, version, published_at, published_by, note) VALUES ($1, $2, $3, $4, $5)',
    [id, version, publishedAt, JSON.stringify(publishedBy), note],
  );
  await tx.query(
    `INSERT INTO category (version, code, parent_code, name, default_unit_code)
     SELECT $1, code, "parentCode", name, "defaultUnitCode" FROM json_to_recordset($2) AS row
       (code text, "parentCode" text, name text, "defaultUnitCode" text)`,
    [version, JSON.stringify(categories)],
  );
}

/** Holds back every other publication until the transaction ends. */
export async function lockVersions(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE category_version IN SHARE ROW EXCLUSIVE MODE');
}
