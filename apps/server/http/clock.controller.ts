import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Roles } from '../../../modules/identity/index.js';
import { planTimer } from '../../../modules/process-engine/index.js';
import { SimulatedTime } from '../simulated-time.js';

class AdvanceBody {
  @ApiProperty({ description: 'ISO 8601 duration', example: 'PT20M' })
  @Matches(/^P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/, {
    message: 'by must be an ISO 8601 duration',
  })
  by!: string;
}

@ApiTags('simulated clock')
@Controller('api/v1/clock')
export class ClockController {
  constructor(private readonly time: SimulatedTime) {}

  /** Only with CLOCK=simulated: fires what falls due on the way, in order, before it answers. */
  @Post('advance')
  @HttpCode(200)
  @Roles('system-administrator')
  async advance(@Body() { by }: AdvanceBody): Promise<{ now: Date }> {
    const from = new Date(0);
    const { dueAt } = planTimer('duration', by, from);
    return { now: await this.time.advance(dueAt.getTime() - from.getTime()) };
  }
}
