import type { Transaction } from '../database/index.js';
import type { Article, ArticleAuthor, ArticleDraft } from './article.js';

type Source = Pick<Transaction, 'query'>;

/** Columns of `knowledge_article a` as an `Article`. */
export const ARTICLE = `
  a.id, a.code, a.version, a.title, a.body, a.category, a.keywords, a.source, to_char(a.valid_from, 'YYYY-MM-DD') AS "validFrom",
  to_char(a.valid_until, 'YYYY-MM-DD') AS "validUntil", a.state, a.author, a.updated_at AS "updatedAt"`;

/** What people find on day `$1` (`YYYY-MM-DD`). */
export const IN_FORCE = `a.state = 'published' AND COALESCE(a.valid_from <= $1::date, true) AND COALESCE(a.valid_until >= $1::date, true)`;

/** A version of an article that was kept. */
export interface ArticleVersion extends ArticleDraft {
  articleId: string;
  version: number;
  author: ArticleAuthor;
  createdAt: Date;
}

const WRITE = `
  INSERT INTO knowledge_article (id, code, version, title, body, category, keywords, source, valid_from, valid_until, state,
    author, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (id) DO UPDATE SET code = $2, version = $3, title = $4, body = $5, category = $6, keywords = $7, source = $8,
    valid_from = $9, valid_until = $10, state = $11, author = $12, updated_at = $13`;

const KEEP = `INSERT INTO knowledge_version (article_id, version, content, author, created_at) VALUES ($1, $2, $3, $4, $5)`;

/** Writes the article as it stands now, and keeps this version of it. */
export async function writeArticle(tx: Transaction, article: Article, content: ArticleDraft): Promise<void> {
  const { id, code, version, title, body, category, keywords, source, validFrom, validUntil, state } = article;
  const author = JSON.stringify(article.author);
  const values = [id, code, version, title, body, category, keywords, source, validFrom, validUntil, state];
  await tx.query(WRITE, [...values, author, article.updatedAt]);
  await tx.query(KEEP, [id, version, JSON.stringify(content), author, article.updatedAt]);
}

/** The article, locked until the transaction ends; null when there is none. */
export async function lockArticle(tx: Transaction, id: string): Promise<Article | null> {
  const [found] = await tx.query<Article>(`SELECT ${ARTICLE} FROM knowledge_article a WHERE a.id = $1 FOR UPDATE`, [
    id,
  ]);
  return found ?? null;
}

/** Every article, in order of code. */
export const allArticles = (source: Source): Promise<Article[]> =>
  source.query<Article>(`SELECT ${ARTICLE} FROM knowledge_article a ORDER BY a.code`);

/** What was kept of an article, newest first; also after it was taken out. */
export async function versionsOf(source: Source, id: string): Promise<ArticleVersion[]> {
  const rows = await source.query<{ content: ArticleDraft } & Omit<ArticleVersion, keyof ArticleDraft>>(
    `SELECT article_id AS "articleId", version, content, author, created_at AS "createdAt" FROM knowledge_version
     WHERE article_id = $1 ORDER BY version DESC`,
    [id],
  );
  return rows.map(({ content, ...kept }) => ({ ...content, ...kept }));
}
