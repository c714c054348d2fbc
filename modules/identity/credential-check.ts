import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { ONE_LINE } from './account-check.js';
import { accountByUsername, type StoredAccount } from './account-rows.js';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { LoginAttempts } from './login-attempts.js';
import { Passwords } from './passwords.js';

/** What somebody who wants to log in says. */
export interface Credentials {
  username: string;
  password: string;
  /** Where they call from. */
  ip?: string;
}

/** Whether somebody is who they say. */
@Injectable()
export class CredentialCheck {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly attempts: LoginAttempts,
  ) {}

  /**
   * The account of the credentials. Throws `login-refused`, the same and after the same work whether username, password
   * or neither is wrong and the account disabled; throws `login-blocked` after too many of those.
   */
  async check({ username, password, ip = '' }: Credentials): Promise<StoredAccount> {
    if (!ONE_LINE.test(username)) throw loginRefused(); // nobody's, as anybody can tell
    const attempt = await this.attempts.begin(username, ip);
    const account = await accountByUsername(this.database, username);
    const matches = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (!account?.enabled || !matches) throw loginRefused();
    await this.attempts.succeeded(attempt);
    return account;
  }
}

/** The one answer to every login that is wrong. */
export const loginRefused = (): DomainError =>
  new DomainError(IDENTITY_ERRORS['login-refused'], 'Username or password is wrong.');
