import { Body, Controller, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import type { Actor, Page } from '../../kernel/index.js';
import { ImportUnits, type UnitImport } from '../import-units.service.js';
import { Organisation } from '../organisation.service.js';
import { writeUnits } from '../unit-csv.js';
import type { Unit } from '../unit.js';
import { forExcel } from './csv-bodies.js';
import { UnitImportBody, UnitImportView, UnitPage, UnitQuery, UnitView } from './units.dto.js';

/** The tree of units; everybody who is signed in may read it. */
@ApiTags('units')
@Controller('api/v1/units')
export class UnitsController {
  constructor(
    private readonly organisation: Organisation,
    private readonly importUnits: ImportUnits,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List units in order of code' })
  @ApiOkResponse({ type: UnitPage })
  async list(@Query() query: UnitQuery): Promise<Page<Unit>> {
    await this.organisation.refresh();
    return this.organisation.list(query, query);
  }

  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="units.csv"')
  @ApiOperation({ summary: 'All units as a table that can be imported again' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(): Promise<string> {
    await this.organisation.refresh();
    return forExcel(writeUnits(this.organisation.all()));
  }

  @Get(':code')
  @ApiOperation({ summary: 'Read a unit' })
  @ApiOkResponse({ type: UnitView })
  async get(@Param('code') code: string): Promise<Unit> {
    await this.organisation.refresh();
    return this.organisation.get(code);
  }

  @Put()
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Import units: those of the table are added or changed, others stay' })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: UnitImportBody })
  @ApiOkResponse({ type: UnitImportView })
  import(@CurrentActor() actor: Actor, @Body() { csv }: UnitImportBody): Promise<UnitImport> {
    return this.importUnits.execute(actor, csv);
  }
}
