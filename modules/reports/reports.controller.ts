import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { CountFigures } from './count-figures.service.js';
import { FigureQuery, FigureReportView, UnitComparisonView } from './reports.dto.js';

/** How the hotline does: every figure with its numerator and its denominator, within the data scope of who asks. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly figures: CountFigures) {}

  @Get('figures')
  @ApiOperation({ summary: 'The figures of a period' })
  @ApiOkResponse({ type: FigureReportView })
  together(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<FigureReportView> {
    return this.figures.together(actor, query);
  }

  @Get('figures/by-unit')
  @ApiOperation({ summary: 'The same figures, one row a unit' })
  @ApiOkResponse({ type: UnitComparisonView })
  byUnit(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<UnitComparisonView> {
    return this.figures.byUnit(actor, query);
  }
}
