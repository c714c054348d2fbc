import { Body, Controller, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import type { Actor, Page } from '../../kernel/index.js';
import { forExcel } from '../../organisation/index.js';
import { Categories } from '../categories.service.js';
import { writeCategories } from '../category-csv.js';
import type { Category, CategoryVersion } from '../category.js';
import { ImportCategories, type CategoryImport } from '../import-categories.service.js';
import {
  CategoryImportBody,
  CategoryImportView,
  CategoryPage,
  CategoryQuery,
  CategoryVersionView,
  CategoryView,
  VersionQuery,
} from './categories.dto.js';

/** What cases may be about; everybody who is signed in may read it. */
@ApiTags('categories')
@Controller('api/v1/categories')
export class CategoriesController {
  constructor(
    private readonly categories: Categories,
    private readonly importCategories: ImportCategories,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the categories in force in order of code' })
  @ApiOkResponse({ type: CategoryPage })
  async list(@Query() query: CategoryQuery): Promise<Page<Category>> {
    await this.categories.refresh();
    return this.categories.list(query, query);
  }

  @Get('version')
  @ApiOperation({ summary: 'Which version is in force' })
  @ApiOkResponse({ type: CategoryVersionView })
  async version(): Promise<Omit<CategoryVersion, 'tree'>> {
    await this.categories.refresh();
    const { version, publishedAt, publishedBy, note } = this.categories.current();
    return { version, publishedAt, publishedBy, note };
  }

  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="categories.csv"')
  @ApiOperation({ summary: 'All categories of a version as a table that can be imported again' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(@Query() { version }: VersionQuery): Promise<string> {
    await this.categories.refresh();
    const { tree } = version === undefined ? this.categories.current() : await this.categories.version(version);
    return forExcel(writeCategories(tree));
  }

  @Get(':code')
  @ApiOperation({ summary: 'Read a category of the version in force' })
  @ApiOkResponse({ type: CategoryView })
  async get(@Param('code') code: string): Promise<Category> {
    await this.categories.refresh();
    return this.categories.get(code);
  }

  @Put()
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Put a table of categories in force as the next version' })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: CategoryImportBody })
  @ApiOkResponse({ type: CategoryImportView })
  import(@CurrentActor() actor: Actor, @Body() { csv, note }: CategoryImportBody): Promise<CategoryImport> {
    return this.importCategories.execute(actor, { csv, note });
  }
}
