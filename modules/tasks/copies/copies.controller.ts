import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../identity/index.js';
import { PageQuery, type Actor, type Page } from '../../kernel/index.js';
import { TaskCopyView } from '../verbs.dto.js';
import { TaskCopies } from './task-copies.service.js';

/** What the signed-in person, or their unit, was sent copies of. */
@ApiTags('tasks')
@Controller('api/v1/task-copies')
export class TaskCopiesController {
  constructor(private readonly copies: TaskCopies) {}

  @Get()
  @ApiOperation({ summary: 'List your copies, unread ones first, then newest first' })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<Page<TaskCopyView>> {
    return this.copies.list(actor, page);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark a copy as read; the first time counts' })
  @ApiOkResponse({ type: TaskCopyView })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskCopyView> {
    return this.copies.read(actor, id);
  }
}
