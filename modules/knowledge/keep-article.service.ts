import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, newId, type Actor, type By } from '../kernel/index.js';
import { ArticleCheck } from './article-check.js';
import { lockArticle, writeArticle } from './article-rows.js';
import type { Article, ArticleDraft } from './article.js';
import { KNOWLEDGE_ERRORS } from './knowledge.errors.js';

/** Writes articles; every version is kept, every change is recorded. */
@Injectable()
export class KeepArticle {
  constructor(
    private readonly database: Database,
    private readonly check: ArticleCheck,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws `article-invalid` and `article-code-taken`. */
  async create(actor: Actor, draft: ArticleDraft): Promise<Article> {
    assertHolds(actor, 'process-administrator');
    this.assertValid(draft);
    const by = { actor, at: this.clock.now() };
    return this.database.transaction(async (tx) => {
      await this.assertFree(tx, draft.code, null);
      return this.write(tx, by, { id: newId(), version: 1 }, draft);
    });
  }

  /** Throws `article-unknown`, `article-invalid`, `article-code-taken`, and `article-changed` unless `version` is the latest. */
  async change(actor: Actor, id: string, version: number, draft: ArticleDraft): Promise<Article> {
    assertHolds(actor, 'process-administrator');
    this.assertValid(draft);
    const by = { actor, at: this.clock.now() };
    return this.database.transaction(async (tx) => {
      await this.lock(tx, id, version);
      await this.assertFree(tx, draft.code, id);
      return this.write(tx, by, { id, version: version + 1 }, draft);
    });
  }

  /** Takes an article out; its versions stay. Throws `article-unknown`, and `article-changed` unless `version` is the latest. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    assertHolds(actor, 'process-administrator');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { code } = await this.lock(tx, id, version);
      await tx.query('DELETE FROM knowledge_article WHERE id = $1', [id]);
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'article.removed', at, data: { id, code, version } });
    });
  }

  /** Writes a version that was checked, in the caller's transaction. */
  async write(
    tx: Transaction,
    { actor, at }: By,
    { id, version }: Pick<Article, 'id' | 'version'>,
    draft: ArticleDraft,
  ): Promise<Article> {
    const author = { username: actor.username, name: actor.name };
    const article = { ...draft, id, version, author, updatedAt: at };
    await writeArticle(tx, article, draft);
    const { code, title, state } = draft;
    const data = { id, code, version, title, state };
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'article.written', at, data });
    return article;
  }

  private assertValid(draft: ArticleDraft): void {
    const faults = this.check.faultsOf(draft);
    if (faults.length > 0)
      throw new DomainError(KNOWLEDGE_ERRORS['article-invalid'], 'The article cannot be kept like this.', {}, faults);
  }

  private async lock(tx: Transaction, id: string, version: number): Promise<Article> {
    const found = await lockArticle(tx, id);
    if (!found) throw new DomainError(KNOWLEDGE_ERRORS['article-unknown'], `There is no article ${id}.`);
    if (found.version === version) return found;
    const detail = `The article is in version ${String(found.version)} now.`;
    throw new DomainError(KNOWLEDGE_ERRORS['article-changed'], detail, { current: found });
  }

  /** Two who take the same code wait for each other. */
  private async assertFree(tx: Transaction, code: string, own: string | null): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('knowledge_article', 0))`);
    const sql = 'SELECT id FROM knowledge_article WHERE code = $1 AND id IS DISTINCT FROM $2::uuid';
    if ((await tx.query(sql, [code, own])).length === 0) return;
    throw new DomainError(KNOWLEDGE_ERRORS['article-code-taken'], `"${code}" is another article.`);
  }
}
