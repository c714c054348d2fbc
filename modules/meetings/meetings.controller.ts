import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../identity/index.js';
import { DomainError } from '../kernel/index.js';
import { MeetingBook } from './meeting-book.js';
import { MEETING_ERRORS } from './meetings.errors.js';

/** Receptions and dispatch meetings with their agendas; for the centre. */
@ApiTags('meetings')
@Controller('api/v1/meetings')
@Roles('supervisor', 'leader', 'dispatcher', 'auditor')
export class MeetingsController {
  constructor(private readonly book: MeetingBook) {}

  @Get()
  async list() {
    return { items: await this.book.list(), nextCursor: null };
  }

  @Get(':id')
  async get(@Param('id', ParseUUIDPipe) id: string) {
    const meeting = await this.book.read(id);
    if (meeting) return meeting;
    throw new DomainError(MEETING_ERRORS['meeting-unknown'], `There is no meeting ${id}.`);
  }
}
