import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONFIG, type Actor, type Config } from '../../kernel/index.js';
import { signedIn, type SignedIn } from '../account.js';
import { Accounts } from '../accounts.service.js';
import { ChangePassword } from '../change-password.service.js';
import { LoginService, type OpenedSession } from '../login.service.js';
import { CurrentActor } from './current-actor.decorator.js';
import { Public } from './public.decorator.js';
import { noSessionCookie, sentToken, sessionCookie } from './session-cookie.js';
import { LoginBody, LoginView, PasswordBody, SignedInView } from './sessions.dto.js';
import type { SignedRequest } from './signed-request.js';

interface Reply {
  header(name: string, value: string): unknown;
}

/** Logging in and out. */
@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly logins: LoginService,
    private readonly accounts: Accounts,
    private readonly changePassword: ChangePassword,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @ApiOperation({ summary: 'Log in' })
  @ApiCreatedResponse({ type: LoginView })
  async login(
    @Body() { username, password }: LoginBody,
    @Req() { ip }: SignedRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<OpenedSession & { account: SignedIn }> {
    const { token, expiresAt, account } = await this.logins.login({ username, password, ip });
    reply.header('set-cookie', sessionCookie(token, this.config.production));
    reply.header('cache-control', 'no-store');
    return { token, expiresAt, account: signedIn(account) };
  }

  @Get('current')
  @ApiOperation({ summary: 'Who am I' })
  @ApiOkResponse({ type: SignedInView })
  async current(@CurrentActor() { id }: Actor): Promise<SignedIn> {
    return signedIn(await this.accounts.get(id));
  }

  @Delete('current')
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out' })
  @ApiNoContentResponse()
  async logout(@Req() { headers }: SignedRequest, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    await this.logins.logout(sentToken(headers)?.token ?? '');
    reply.header('set-cookie', noSessionCookie(this.config.production));
  }

  @Put('current/password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose another password; all sessions of the account end' })
  @ApiNoContentResponse()
  async password(
    @CurrentActor() actor: Actor,
    @Req() { ip }: SignedRequest,
    @Body() { currentPassword, newPassword }: PasswordBody,
  ): Promise<void> {
    await this.changePassword.execute(actor, { currentPassword, newPassword, ip });
  }
}
