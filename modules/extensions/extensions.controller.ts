import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { CaseAccess } from '../cases/index.js';
import { Database } from '../database/index.js';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { AskExtension } from './ask-extension.service.js';
import { ExtensionBook, type ExtensionRequest } from './extension-book.js';

class ExtensionBody {
  @ApiProperty({ description: 'Working days' })
  @IsInt()
  @Min(1)
  @Max(60)
  days!: number;

  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

/** 延期: more time for a limit. */
@ApiTags('extensions')
@Controller('api/v1')
export class ExtensionsController {
  constructor(
    private readonly asking: AskExtension,
    private readonly book: ExtensionBook,
    private readonly access: CaseAccess,
    private readonly database: Database,
  ) {}

  @Post('tasks/:id/extensions')
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExtensionBody,
  ): Promise<ExtensionRequest> {
    return this.asking.execute(actor, id, body);
  }

  @Get('cases/:id/extensions')
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.access.open(actor, id);
    return { items: await this.book.ofCase(this.database, id), nextCursor: null };
  }
}
