import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AccountBook } from './account-book.js';
import { Accounts } from './accounts.service.js';
import { ActorCache } from './actor-cache.js';
import { ChangePassword } from './change-password.service.js';
import { CredentialCheck } from './credential-check.js';
import { AccountsController } from './http/accounts.controller.js';
import { SessionGuard } from './http/session.guard.js';
import { SessionsController } from './http/sessions.controller.js';
import { LoginAttempts } from './login-attempts.js';
import { LoginService } from './login.service.js';
import { Passwords } from './passwords.js';
import { SessionBook } from './session-book.js';

const cache = { provide: ActorCache, useFactory: (): ActorCache => new ActorCache() };

/** Accounts, sessions, roles. The application makes `SessionGuard` its global guard. */
@Module({
  imports: [AuditModule],
  controllers: [SessionsController, AccountsController],
  providers: [
    ...[cache, SessionBook, AccountBook, Accounts, ChangePassword],
    ...[CredentialCheck, LoginAttempts, LoginService, Passwords, SessionGuard],
  ],
  exports: [Accounts, LoginService, SessionGuard],
})
export class IdentityModule {}
