import { ApiProperty } from '@nestjs/swagger';
import { IsDate, IsString, IsUUID, Length } from 'class-validator';
import type { DutyShift } from '../duty-roster.service.js';
import { Instant } from '../../kernel/index.js';

/** Which shifts. */
export class DutyQuery {
  @ApiProperty({ example: '2026-03-02T00:00:00+08:00' })
  @Instant()
  @IsDate()
  from!: Date;

  @ApiProperty({ description: 'At most 100 days later', example: '2026-03-09T00:00:00+08:00' })
  @Instant()
  @IsDate()
  to!: Date;
}

/** A shift to plan. */
export class DutyShiftBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  accountId!: string;

  @ApiProperty({ example: '2026-03-02T20:00:00+08:00' })
  @Instant()
  @IsDate()
  startsAt!: Date;

  @ApiProperty({ example: '2026-03-03T08:00:00+08:00' })
  @Instant()
  @IsDate()
  endsAt!: Date;
}

/** A hand-over. */
export class DutyHandoverBody {
  @ApiProperty({ description: 'What is open and must be watched' })
  @IsString()
  @Length(1, 5000)
  note!: string;
}

/** A shift. */
export class DutyShiftView implements DutyShift {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'LS-DCG' }) unitCode!: string;
  @ApiProperty({ format: 'uuid' }) accountId!: string;
  @ApiProperty() startsAt!: Date;
  @ApiProperty() endsAt!: Date;
}

/** Shifts, oldest first; always all of the time asked for. */
export class DutyShiftList {
  @ApiProperty({ type: DutyShiftView, isArray: true }) items!: DutyShiftView[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: null;
}
