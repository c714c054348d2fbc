import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds } from '../identity/index.js';
import { Clock, newId, type Actor, type By } from '../kernel/index.js';
import { lineFault, refuseFaults } from '../organisation/index.js';
import { ArticleCheck } from './article-check.js';
import { readArticles, writeArticles } from './article-csv.js';
import { allArticles } from './article-rows.js';
import { draftOf, type Article, type ArticleDraft } from './article.js';
import { KeepArticle } from './keep-article.service.js';
import { KNOWLEDGE_ERRORS } from './knowledge.errors.js';

/** Codes that an import brought in, and those it changed. */
export interface ArticleImport {
  added: string[];
  changed: string[];
}

/** Takes articles in as a table, and gives them out as one. */
@Injectable()
export class ImportArticles {
  constructor(
    private readonly database: Database,
    private readonly check: ArticleCheck,
    private readonly keep: KeepArticle,
    private readonly clock: Clock,
  ) {}

  /**
   * Every line adds the article of its code or makes its next version; what stays equal makes none, what is not in the table
   * is left alone. All of it or nothing. Throws `article-import-refused`.
   */
  async execute(actor: Actor, csv: string): Promise<ArticleImport> {
    assertHolds(actor, 'process-administrator');
    const { lines, faults } = readArticles(csv);
    const wrong = lines.flatMap(({ line, draft }) =>
      this.check.faultsOf(draft).map(({ path, message }) => lineFault(line, `${path} ${message}`)),
    );
    refuseFaults(KNOWLEDGE_ERRORS['article-import-refused'], [...faults, ...wrong]);
    const by = { actor, at: this.clock.now() };
    const drafts = lines.map(({ draft }) => draft);
    return this.database.transaction((tx) => this.take(tx, by, drafts));
  }

  /** All articles as a table that can be imported again. */
  async export(actor: Actor): Promise<string> {
    assertHolds(actor, 'process-administrator');
    return writeArticles(await allArticles(this.database));
  }

  /** Whether any article was ever kept. */
  async wereAny(): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM knowledge_version LIMIT 1')).length > 0;
  }

  private async take(tx: Transaction, by: By, drafts: ArticleDraft[]): Promise<ArticleImport> {
    await tx.query('LOCK TABLE knowledge_article IN SHARE ROW EXCLUSIVE MODE');
    const known = new Map((await allArticles(tx)).map((article) => [article.code, article]));
    const added = drafts.filter(({ code }) => !known.has(code));
    const changed = drafts.filter((draft) => differs(known.get(draft.code), draft));
    for (const draft of added) await this.keep.write(tx, by, { id: newId(), version: 1 }, draft);
    for (const draft of changed) await this.keep.write(tx, by, next(known.get(draft.code)), draft);
    return { added: added.map(({ code }) => code), changed: changed.map(({ code }) => code) };
  }
}

const differs = (known: Article | undefined, draft: ArticleDraft): boolean =>
  known !== undefined && !isDeepStrictEqual(draftOf(known), draft);

const next = (known: Article | undefined): Pick<Article, 'id' | 'version'> => ({
  id: known?.id ?? newId(),
  version: (known?.version ?? 0) + 1,
});
