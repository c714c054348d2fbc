import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../database/index.js';
import { CodeLists } from './code-lists.js';

@ApiTags('cases')
@Controller('api/v1/code-lists')
export class CodeListsController {
  constructor(
    private readonly database: Database,
    private readonly codes: CodeLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every choice that may be entered: channels, natures, urgencies, grounds' })
  async list() {
    return { items: await this.codes.all(this.database), nextCursor: null };
  }
}
