import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CurrentActor } from '../../identity/index.js';
import { PageQuery, type Actor, type Page } from '../../kernel/index.js';
import { CountBoard, type BoardView } from './count-board.service.js';
import { PRESSURES, PressedCases, type PressedCase, type Pressure } from './pressed-cases.service.js';
import { SupervisionList, type ListedSupervision } from './supervision-list.service.js';

class SupervisionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'cleared'], default: 'open' })
  @IsOptional()
  @IsIn(['open', 'cleared'])
  state?: 'open' | 'cleared';
}

class PressureQuery extends PageQuery {
  @ApiProperty({ enum: PRESSURES })
  @IsIn(PRESSURES)
  by!: Pressure;
}

/** What the desk has before it. */
type DeskCounts = Record<Pressure | 'supervisions', number>;

/** The desk of the supervisors; leaders and auditors see it too. */
@ApiTags('supervision')
@Controller('api/v1')
export class SupervisionDeskController {
  constructor(
    private readonly supervisions: SupervisionList,
    private readonly cases: PressedCases,
    private readonly board: CountBoard,
  ) {}

  @Get('supervisions')
  @ApiOperation({ summary: 'Supervisions with their cases, newest first; the open ones unless told' })
  list(@CurrentActor() actor: Actor, @Query() query: SupervisionQuery): Promise<Page<ListedSupervision>> {
    return this.supervisions.list(actor, query.state === 'cleared', query);
  }

  @Get('pressed-cases')
  @ApiOperation({ summary: 'Open cases that call for supervision, oldest first' })
  pressed(@CurrentActor() actor: Actor, @Query() query: PressureQuery): Promise<Page<PressedCase>> {
    return this.cases.list(actor, query.by, query);
  }

  @Get('supervision-counts')
  @ApiOperation({ summary: 'How many cases and open supervisions the desk has before it' })
  async counts(@CurrentActor() actor: Actor): Promise<DeskCounts> {
    return { ...(await this.cases.counts(actor)), supervisions: await this.supervisions.countOpen(actor) };
  }

  @Get('supervision-board')
  @ApiOperation({ summary: 'How the hotline stands now, for a screen on the wall' })
  now(@CurrentActor() actor: Actor): Promise<BoardView> {
    return this.board.execute(actor);
  }
}
