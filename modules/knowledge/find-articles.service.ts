import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import {
  cityDay,
  Clock,
  DomainError,
  holds,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../kernel/index.js';
import { ARTICLE, IN_FORCE, versionsOf, type ArticleVersion } from './article-rows.js';
import type { Article } from './article.js';
import { KNOWLEDGE_ERRORS } from './knowledge.errors.js';
import { searchTerms } from './search-terms.js';

/** Which articles to list; a condition left out is none. */
export interface ArticleFilter {
  /** A question in the words of whoever asks. */
  q?: string;
  /** Code of a category. */
  category?: string | null;
  /** Drafts and what does not hold today as well; for those who may write. */
  all?: boolean;
}

interface Wanted {
  everything: boolean;
  category: string | null;
}

// A keyword within the question weighs most, then words of the title, then those of the text; likeness decides among equals.
const RANKED = `
  SELECT * FROM (
    SELECT ${ARTICLE},
      3 * (SELECT count(*) FROM unnest(a.keywords) k WHERE position(lower(k) IN lower($3)) > 0)
      + 2 * (SELECT count(*) FROM unnest($4::text[]) t WHERE position(t IN lower(a.title || ' ' || a.code)) > 0)
      + (SELECT count(*) FROM unnest($4::text[]) t WHERE position(t IN lower(a.body || ' ' || a.source)) > 0) AS points,
      word_similarity($3, a.title || ' ' || a.body) AS likeness
    FROM knowledge_article a
    WHERE ($2::boolean OR ${IN_FORCE}) AND ($5::text IS NULL OR a.category = $5)
  ) ranked
  WHERE points > 0 ORDER BY points DESC, likeness DESC, code LIMIT $6`;

const BY_CODE = `
  SELECT ${ARTICLE} FROM knowledge_article a
  WHERE ($2::boolean OR ${IN_FORCE}) AND ($3::text IS NULL OR a.category = $3) AND ($4::text IS NULL OR a.code > $4)
  ORDER BY a.code LIMIT $5`;

/** Finds what is known. People find what is published and holds today; those who write it find everything. */
@Injectable()
export class FindArticles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** With a question the best answers first, one page; without one in order of code. */
  async list(actor: Actor, { q, category = null, all }: ArticleFilter, page: PageRequest): Promise<Page<Article>> {
    const wanted = { category, everything: all === true && mayWrite(actor) };
    if (!q?.trim()) return this.inOrder(wanted, page);
    return { items: await this.ranked(q, wanted, page.limit), nextCursor: null };
  }

  /** Throws `article-unknown`. */
  async get(actor: Actor, id: string): Promise<Article> {
    const sql = `SELECT ${ARTICLE} FROM knowledge_article a WHERE a.id = $3 AND ($2::boolean OR ${IN_FORCE})`;
    const [found] = await this.database.query<Article>(sql, [this.today(), mayWrite(actor), id]);
    if (found) return found;
    throw new DomainError(KNOWLEDGE_ERRORS['article-unknown'], `There is no article ${id} for you.`);
  }

  /** Newest first, so that what was cited can be read again; drafts only for those who write. */
  async versions(actor: Actor, id: string): Promise<ArticleVersion[]> {
    const kept = await versionsOf(this.database, id);
    const shown = mayWrite(actor) ? kept : kept.filter(({ state }) => state === 'published');
    if (shown.length > 0) return shown;
    throw new DomainError(KNOWLEDGE_ERRORS['article-unknown'], `There is no article ${id} for you.`);
  }

  private async inOrder({ everything, category }: Wanted, { limit, cursor }: PageRequest): Promise<Page<Article>> {
    const [after = null] = readCursor(cursor) ?? [];
    const rows = await this.database.query<Article>(BY_CODE, [this.today(), everything, category, after, limit + 1]);
    return pageOf(rows, limit, ({ code }) => [code]);
  }

  private async ranked(q: string, { everything, category }: Wanted, limit: number): Promise<Article[]> {
    const values = [this.today(), everything, q, searchTerms(q), category, limit];
    const rows = await this.database.query<Article & { points: string; likeness: number }>(RANKED, values);
    return rows.map(({ points: _points, likeness: _likeness, ...article }) => article);
  }

  private today(): string {
    return cityDay(this.clock.now());
  }
}

const mayWrite = (actor: Actor): boolean => holds(actor, 'process-administrator');
