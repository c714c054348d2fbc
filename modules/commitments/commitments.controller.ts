import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsString, Length, Matches } from 'class-validator';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import type { Commitment } from './commitment-book.js';
import { Commitments } from './commitments.service.js';

class CommitmentBody {
  @ApiProperty({ example: '2026-12-30' })
  @Matches(/^\d{4}-\d\d-\d\d$/)
  @IsISO8601({ strict: true })
  dueOn!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  text!: string;
}

class WithdrawalBody {
  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

/** What citizens were promised. */
@ApiTags('commitments')
@Controller('api/v1/cases/:caseId/commitments')
export class CommitmentsController {
  constructor(private readonly commitments: Commitments) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('caseId', ParseUUIDPipe) caseId: string) {
    return { items: await this.commitments.ofCase(actor, caseId), nextCursor: null };
  }

  @Post()
  add(
    @CurrentActor() actor: Actor,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() body: CommitmentBody,
  ): Promise<Commitment> {
    return this.commitments.add(actor, caseId, body);
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawalBody,
  ): Promise<void> {
    await this.commitments.withdraw(actor, caseId, { id, reason });
  }
}
