import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CategoriesModule } from '../categories/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ArticleCheck } from './article-check.js';
import { KnownWords } from './category-words.js';
import { FindArticles } from './find-articles.service.js';
import { KnowledgeController } from './http/knowledge.controller.js';
import { ImportArticles } from './import-articles.service.js';
import { KeepArticle } from './keep-article.service.js';

/** What is known, to answer citizens on the line: articles with their clause, version by version. */
@Module({
  imports: [AuditModule, CategoriesModule, OrganisationModule],
  controllers: [KnowledgeController],
  providers: [ArticleCheck, FindArticles, ImportArticles, KeepArticle, KnownWords],
  exports: [ImportArticles, KnownWords],
})
export class KnowledgeModule {}
