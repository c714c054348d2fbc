import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { CaseTasks } from './case-tasks.js';
import { KeptEntries } from './kept-entries.js';

type Told = Promise<Record<string, unknown>>;

/** Entries of a 接收转办件 task. */
export class AcceptTransferEntries {
  @IsBoolean()
  transferAccepted!: boolean;

  @IsString()
  @Length(1, 64)
  provincialNumber!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  transferOpinion?: string;
}

/** Entries of a 填写省平台回复单 task: the parts the province asks for. */
export class DraftProvincialReplyEntries {
  @IsString()
  @Length(1, 5000)
  reply!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  replyBasis?: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  citizenOpinion?: string;
}

/** Entries of a 报送省平台 task. */
export class SubmitProvincialReplyEntries {
  @IsString()
  @Length(1, 64)
  provincialReceipt!: string;

  @IsString()
  @Length(1, 5000)
  provincialReply!: string;
}

/** 省12345转办: what the province sent, and what it is answered. */
@Injectable()
export class ProvincialTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly entries: KeptEntries,
    private readonly caseTasks: CaseTasks,
  ) {}

  onModuleInit(): void {
    this.types.register('accept-transfer', this.entries.handler(AcceptTransferEntries, 'provincial.accepted'));
    this.types.register('draft-provincial-reply', (completion) => this.draft(completion));
    this.types.register(
      'submit-provincial-reply',
      this.entries.handler(SubmitProvincialReplyEntries, 'provincial.submitted'),
    );
  }

  private draft(completion: TaskCompletion): Told {
    checkVariables(DraftProvincialReplyEntries, completion.variables);
    return this.caseTasks.reply(completion, 'replied');
  }
}
