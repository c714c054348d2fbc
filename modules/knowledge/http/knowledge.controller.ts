import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import type { Actor, Page } from '../../kernel/index.js';
import { forExcel } from '../../organisation/index.js';
import type { Article, ArticleDraft } from '../article.js';
import { FindArticles } from '../find-articles.service.js';
import { ImportArticles, type ArticleImport } from '../import-articles.service.js';
import { KeepArticle } from '../keep-article.service.js';
import { ArticleBody, ArticleImportBody, ArticleQuery, ArticleVersionQuery } from './knowledge.dto.js';

/** What is known, to answer citizens at once; everybody who is signed in may read it. */
@ApiTags('knowledge')
@Controller('api/v1/knowledge')
export class KnowledgeController {
  constructor(
    private readonly articles: FindArticles,
    private readonly keep: KeepArticle,
    private readonly importArticles: ImportArticles,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Search the articles in force, the best answers first' })
  list(@CurrentActor() actor: Actor, @Query() query: ArticleQuery): Promise<Page<Article>> {
    return this.articles.list(actor, query, query);
  }

  @Get('export')
  @Roles('process-administrator')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="knowledge.csv"')
  @ApiOperation({ summary: 'All articles as a table that can be imported again' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(@CurrentActor() actor: Actor): Promise<string> {
    return forExcel(await this.importArticles.export(actor));
  }

  @Put('import')
  @Roles('process-administrator')
  @ApiOperation({ summary: 'Add and change articles by a table' })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: ArticleImportBody })
  import(@CurrentActor() actor: Actor, @Body() { csv }: ArticleImportBody): Promise<ArticleImport> {
    return this.importArticles.execute(actor, csv);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Article> {
    return this.articles.get(actor, id);
  }

  @Get(':id/versions')
  async versions(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.articles.versions(actor, id), nextCursor: null };
  }

  @Post()
  @Roles('process-administrator')
  create(@CurrentActor() actor: Actor, @Body() body: ArticleBody): Promise<Article> {
    return this.keep.create(actor, draftFrom(body));
  }

  @Put(':id')
  @Roles('process-administrator')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: ArticleVersionQuery,
    @Body() body: ArticleBody,
  ): Promise<Article> {
    return this.keep.change(actor, id, version, draftFrom(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('process-administrator')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: ArticleVersionQuery,
  ): Promise<void> {
    return this.keep.remove(actor, id, version);
  }
}

function draftFrom({
  category,
  keywords = [],
  validFrom,
  validUntil,
  state = 'draft',
  ...texts
}: ArticleBody): ArticleDraft {
  const words = keywords.map((word) => word.trim()).filter((word) => word !== '');
  const days = { validFrom: validFrom || null, validUntil: validUntil || null };
  return { ...texts, category: category || null, keywords: words, ...days, state };
}
