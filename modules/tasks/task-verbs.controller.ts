import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { SendCopies } from './copies/send-copies.service.js';
import { AskSignatures } from './signatures/ask-signatures.service.js';
import { RecallSignature } from './signatures/recall-signature.service.js';
import { viewOf } from './task-view.js';
import { TaskView } from './tasks.dto.js';
import { UrgeTask } from './urgings/urge-task.service.js';
import {
  CopiesBody,
  CopiesView,
  namedOf,
  SignaturesBody,
  SignaturesView,
  UrgingBody,
  TaskWithdrawalBody,
} from './verbs.dto.js';
import { WithdrawTask } from './withdrawal/withdraw-task.service.js';

/** What people do with a task besides completing it or handing it on, where its diagram allows it. */
@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TaskVerbsController {
  constructor(
    private readonly askSignatures: AskSignatures,
    private readonly recallSignature: RecallSignature,
    private readonly sendCopies: SendCopies,
    private readonly urgeTask: UrgeTask,
    private readonly withdrawTask: WithdrawTask,
  ) {}

  @Post(':id/signatures')
  @ApiOperation({ summary: 'Ask others to sign, one after the other (add-signer) or side by side (counter-sign)' })
  @ApiCreatedResponse({ type: SignaturesView })
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { verb, signers, note }: SignaturesBody,
  ): Promise<SignaturesView> {
    return this.askSignatures.execute(actor, id, { verb, note, signers: signers.map(namedOf) });
  }

  @Post(':id/signatures/:signatureId/recall')
  @HttpCode(200)
  @ApiOperation({ summary: 'Call a signature back that you asked for and that was not given yet' })
  @ApiOkResponse({ type: SignaturesView })
  recall(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('signatureId', ParseUUIDPipe) signatureId: string,
  ): Promise<SignaturesView> {
    return this.recallSignature.execute(actor, id, signatureId);
  }

  @Post(':id/copies')
  @ApiOperation({ summary: 'Show the case to others, who owe nothing for it' })
  @ApiCreatedResponse({ type: CopiesView })
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { recipients, note }: CopiesBody,
  ): Promise<CopiesView> {
    return { to: await this.sendCopies.execute(actor, id, { note, recipients: recipients.map(namedOf) }) };
  }

  @Post(':id/urgings')
  @ApiOperation({ summary: 'Remind whoever has the task; once in ten minutes' })
  @ApiCreatedResponse({ type: TaskView })
  async urge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: UrgingBody,
  ): Promise<TaskView> {
    return viewOf(await this.urgeTask.execute(actor, id, note ?? null));
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take back the task you completed, while nobody touched what it led to; answers the new task',
  })
  @ApiOkResponse({ type: TaskView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: TaskWithdrawalBody,
  ): Promise<TaskView> {
    return viewOf(await this.withdrawTask.execute(actor, id, reason));
  }
}
