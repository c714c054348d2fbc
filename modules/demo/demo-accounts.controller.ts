import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/index.js';
import { CONFIG, type Config } from '../kernel/index.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';

@ApiTags('sessions')
@Controller('api/v1/demo-accounts')
export class DemoAccountsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Accounts to try the system with; none outside of the demo' })
  list() {
    const accounts = this.config.demo ? DEMO_ACCOUNTS : [];
    return { items: accounts.map((account) => ({ ...account, password: DEMO_PASSWORD })), nextCursor: null };
  }
}
