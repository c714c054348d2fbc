import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { PageQuery } from '../kernel/index.js';
import type { CaseHeading } from './case-knowledge.js';
import { TASK_QUEUES, type TaskQueue } from './task-queues.js';
import type { TaskState } from './task.js';

export class TaskQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  processInstanceId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ enum: ['open', 'completed', 'cancelled'], default: 'open' })
  @IsOptional()
  @IsIn(['open', 'completed', 'cancelled'])
  state?: TaskState;

  @ApiPropertyOptional({ description: '`me`, or a username', example: 'me' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  assignee?: string;

  @ApiPropertyOptional({ description: 'Task type, e.g. `sign`', example: 'sign' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  type?: string;

  @ApiPropertyOptional({ enum: TASK_QUEUES, description: 'Open tasks of one saved filter' })
  @IsOptional()
  @IsIn(TASK_QUEUES)
  queue?: TaskQueue;

  @ApiPropertyOptional({ enum: ['case'], description: 'Name the case of every task too' })
  @IsOptional()
  @IsIn(['case'])
  with?: 'case';
}

class NameView {
  @ApiProperty({ example: '待签收' }) zh!: string;
  @ApiProperty({ example: 'To sign' }) en!: string;
}

/** How many open tasks stand in a queue. */
class QueueCountView {
  @ApiProperty({ enum: TASK_QUEUES }) queue!: TaskQueue;
  @ApiProperty() name!: NameView;
  @ApiProperty({ example: 3 }) count!: number;
}

/** Every queue with its count. */
export class QueueCountsView {
  @ApiProperty({ type: [QueueCountView] }) items!: QueueCountView[];
  @ApiProperty({ nullable: true, type: String, example: null }) nextCursor!: null;
}

/** What changes a task may name the revision the person saw; another one by now is a conflict. */
class RevisionBody {
  @ApiPropertyOptional({ description: 'Revision the person saw', example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  revision?: number;
}

export class CompletionBody extends RevisionBody {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { outcome: 'signed' } })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}

export class ReturnBody extends RevisionBody {
  @ApiProperty({ description: 'Grounds from the list of the centre', example: 'not-our-duty' })
  @IsString()
  @Length(1, 64)
  grounds!: string;

  @ApiProperty({ example: '该路段属县交通运输局管养' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class TransferBody extends RevisionBody {
  @ApiProperty({ example: 'LS-SZ-01' })
  @IsString()
  @Length(1, 64)
  unitCode!: string;

  @ApiProperty({ example: '由属地街道办理' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class DelegateBody extends RevisionBody {
  @ApiProperty({ example: 'chengguan' })
  @IsString()
  @Length(1, 64)
  username!: string;
}

export class CommentBody {
  @ApiProperty({ example: '已联系路灯所，明早到场' })
  @IsString()
  @Length(1, 2000)
  text!: string;
}

/** A case as a list of tasks names it. */
export class CaseHeadingView implements CaseHeading {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '202611230000001' }) number!: string;
  @ApiProperty({ example: '街道路口的路灯不亮' }) title!: string;
  @ApiProperty({ example: 'in-hand' }) status!: string;
  @ApiProperty({ example: 'general' }) urgency!: string;
  @ApiProperty({ nullable: true, type: String }) placeUnit!: string | null;
  @ApiProperty({ nullable: true, type: String }) address!: string | null;
  @ApiProperty({ nullable: true, type: String }) leadUnit!: string | null;
  @ApiProperty({ example: 0 }) returns!: number;
  @ApiProperty({ example: 0 }) reworkRound!: number;
}

/** A task as it is answered. */
export class TaskView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Sign' }) elementId!: string;
  @ApiProperty({ example: '签收' }) name!: string;
  @ApiProperty({ nullable: true, type: String, example: 'sign' }) type!: string | null;
  @ApiProperty({ format: 'uuid' }) processInstanceId!: string;
  @ApiProperty({ example: 'standard' }) definitionKey!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId!: string | null;
  @ApiProperty({ enum: ['open', 'completed', 'cancelled'] }) state!: string;
  @ApiProperty({ nullable: true, type: String }) assignee!: string | null;
  @ApiProperty({ nullable: true, type: String }) delegatedBy!: string | null;
  @ApiProperty({ example: ['unit:LS-DCG'] }) candidateGroups!: string[];
  @ApiProperty({ nullable: true, type: String }) formId!: string | null;
  @ApiProperty({ nullable: true, type: Date }) dueAt!: Date | null;
  @ApiProperty({ nullable: true, type: Date, description: 'From then on it is due soon' }) warnAt!: Date | null;
  @ApiProperty() createdAt!: Date;
  @ApiProperty({ nullable: true, type: Date }) endedAt!: Date | null;
  @ApiProperty({ nullable: true, type: String }) outcome!: string | null;
  @ApiProperty({ example: ['return', 'transfer'] }) actions!: string[];
  @ApiProperty({ example: ['photo-after'] }) evidence!: string[];
  @ApiProperty({ nullable: true, type: String }) clause!: string | null;
  @ApiProperty({ example: 1 }) revision!: number;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'Signatures: the task that waits for it' })
  parentId!: string | null;
  @ApiProperty({ example: 0, description: 'Signatures it waits for' }) openSignatures!: number;
  @ApiProperty({ example: 0 }) urgings!: number;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The withdrawn task it takes up again' })
  replaces!: string | null;
  @ApiProperty({ nullable: true, type: Date }) withdrawnAt!: Date | null;
  @ApiPropertyOptional({ type: CaseHeadingView, description: 'In lists that were asked for it' })
  case?: CaseHeadingView;
}
