import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import { PageQuery, type Actor, type Page } from '../../kernel/index.js';
import { forExcel } from '../../organisation/index.js';
import type { ExplainedDecision } from '../dispatch-proposals.service.js';
import { DispatchTables } from '../dispatch-tables.service.js';
import { PublishTable, type TablePublication } from '../publish-table.service.js';
import { writeTableCsv } from '../table-csv.js';
import type { DispatchTable, TableHead } from '../table-rows.js';
import { TestTable } from '../test-table.service.js';
import {
  DispatchTableBody,
  DispatchTableImportBody,
  factsOf,
  ImportQuery,
  TableTestBody,
  TableVersionQuery,
} from './dispatch-tables.dto.js';

/** The decision table of the dispatch: dispatchers and supervisors read and test it, administrators edit it. */
@ApiTags('dispatch-tables')
@Controller('api/v1/dispatch-tables')
@Roles('dispatcher', 'supervisor')
export class DispatchTablesController {
  constructor(
    private readonly tables: DispatchTables,
    private readonly publishTable: PublishTable,
    private readonly testTable: TestTable,
  ) {}

  @Get('current')
  @ApiOperation({ summary: 'The table in force; version 0 without rules before the first' })
  async current(): Promise<DispatchTable> {
    await this.tables.refresh();
    return this.tables.current();
  }

  @Get('versions')
  @ApiOperation({ summary: 'The versions without their rules, newest first' })
  versions(@Query() page: PageQuery): Promise<Page<TableHead>> {
    return this.tables.versions(page);
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'One version with its rules' })
  version(@Param('version', ParseIntPipe) version: number): Promise<DispatchTable> {
    return this.tables.version(Math.min(Math.max(version, 0), 2_147_483_647));
  }

  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="dispatch-table.csv"')
  @ApiOperation({ summary: 'The rules of a version as a table that can be imported again' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(@Query() { version }: TableVersionQuery): Promise<string> {
    const { rules } = version === undefined ? await this.current() : await this.tables.version(version);
    return forExcel(writeTableCsv(rules));
  }

  @Put('current')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Put rules in force as the next version' })
  publish(@CurrentActor() actor: Actor, @Body() body: DispatchTableBody): Promise<TablePublication> {
    return this.publishTable.execute(actor, body);
  }

  @Put('import')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Put a table of rules in force as the next version' })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: DispatchTableImportBody })
  import(
    @CurrentActor() actor: Actor,
    @Query() { basedOn }: ImportQuery,
    @Body() { csv, note }: DispatchTableImportBody,
  ): Promise<TablePublication> {
    return this.publishTable.fromCsv(actor, { csv, note, basedOn: basedOn ?? null });
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({ summary: 'What would be proposed for a case, and why the rules before did not fit' })
  test(@CurrentActor() actor: Actor, @Body() { facts, rules }: TableTestBody): Promise<ExplainedDecision> {
    return this.testTable.execute(actor, { facts: factsOf(facts), rules });
  }
}
