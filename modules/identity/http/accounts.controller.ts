import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '../../kernel/index.js';
import type { Account } from '../account.js';
import { Accounts } from '../accounts.service.js';
import { AccountChangeBody, AccountPage, AccountQuery, AccountView, NewAccountBody } from './accounts.dto.js';
import { CurrentActor } from './current-actor.decorator.js';
import { Roles } from './roles.decorator.js';

/** The people who may log in; for system administrators. */
@ApiTags('accounts')
@Roles('system-administrator')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'List accounts in order of username' })
  @ApiOkResponse({ type: AccountPage })
  list(@Query() query: AccountQuery): Promise<Page<Account>> {
    return this.accounts.list(query, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an account' })
  @ApiOkResponse({ type: AccountView })
  get(@Param('id') id: string): Promise<Account> {
    return this.accounts.get(id);
  }

  @Post()
  @ApiOperation({ summary: 'Add an account; its owner is asked to choose another password' })
  @ApiCreatedResponse({ type: AccountView })
  create(@CurrentActor() actor: Actor, @Body() body: NewAccountBody): Promise<Account> {
    const { username, name, password, unitCode, roles } = body;
    return this.accounts.create(actor, { username, name, password, unitCode, roles, mustChangePassword: true });
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an account; a new password, or enabled false, ends its sessions' })
  @ApiOkResponse({ type: AccountView })
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AccountChangeBody): Promise<Account> {
    return this.accounts.change(actor, id, body);
  }
}
