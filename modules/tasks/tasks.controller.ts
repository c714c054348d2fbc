import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor, Page } from '../kernel/index.js';
import { CompleteTask, type CompletionAnswer } from './complete-task.service.js';
import { HandTask } from './hand-task.service.js';
import { Inbox } from './inbox.service.js';
import { ReturnTask } from './return-task.service.js';
import { TaskComments, type TaskComment } from './task-comments.service.js';
import { viewOf } from './task-view.js';
import {
  CommentBody,
  CompletionBody,
  DelegateBody,
  QueueCountsView,
  ReturnBody,
  TaskQuery,
  TaskView,
  TransferBody,
} from './tasks.dto.js';
import { TaskDetailView } from './verbs.dto.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly inbox: Inbox,
    private readonly completeTask: CompleteTask,
    private readonly returnTask: ReturnTask,
    private readonly handTask: HandTask,
    private readonly comments: TaskComments,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: TaskQuery): Promise<Page<TaskView>> {
    const { items, nextCursor } = await this.inbox.list(actor, query, query);
    if (query.with !== 'case') return { items: items.map(viewOf), nextCursor };
    const headings = await this.inbox.headingsOf(items);
    return {
      items: items.map((task) => Object.assign(viewOf(task), { case: headings.get(task.caseId ?? '') })),
      nextCursor,
    };
  }

  @Get('queues')
  @ApiOkResponse({ type: QueueCountsView })
  async queues(@CurrentActor() actor: Actor): Promise<QueueCountsView> {
    return { items: await this.inbox.queues(actor), nextCursor: null };
  }

  @Get(':id')
  @ApiOkResponse({ type: TaskDetailView })
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskDetailView> {
    const { signatures, effects, ...task } = await this.inbox.get(actor, id);
    return Object.assign(viewOf(task), { signatures, effects });
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskView })
  async claim(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskView> {
    return viewOf(await this.handTask.claim(actor, id));
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskView })
  async release(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskView> {
    return viewOf(await this.handTask.release(actor, id));
  }

  @Post(':id/completion')
  @HttpCode(200)
  async complete(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: CompletionBody) {
    const { variables = {}, revision } = body;
    return answer(await this.completeTask.execute(actor, { taskId: id, variables, revision }));
  }

  @Post(':id/return')
  @HttpCode(200)
  async return(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReturnBody) {
    return answer(await this.returnTask.execute(actor, id, body));
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskView })
  async transfer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TransferBody,
  ): Promise<TaskView> {
    return viewOf(await this.handTask.transfer(actor, id, body));
  }

  @Post(':id/delegation')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskView })
  async delegate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DelegateBody,
  ): Promise<TaskView> {
    return viewOf(await this.handTask.delegate(actor, id, body));
  }

  @Get(':id/comments')
  async listComments(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ items: TaskComment[]; nextCursor: null }> {
    return { items: await this.comments.list(actor, id), nextCursor: null };
  }

  @Post(':id/comments')
  comment(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CommentBody,
  ): Promise<TaskComment> {
    return this.comments.add(actor, id, body.text);
  }
}

const answer = ({ task, incident }: CompletionAnswer) => Object.assign(viewOf(task), { incident });
