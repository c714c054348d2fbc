import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import type { Account } from './account.js';
import { noteLogin, type StoredAccount } from './account-rows.js';
import { CredentialCheck, loginRefused, type Credentials } from './credential-check.js';
import { SessionBook, type OpenedSession } from './session-book.js';

export type { OpenedSession };

/** The answer to a login. */
export interface Login extends OpenedSession {
  account: Account;
}

/** Logging in and out, and who is behind a token. */
@Injectable()
export class LoginService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly credentials: CredentialCheck,
    private readonly sessions: SessionBook,
  ) {}

  /** Opens a session. Throws `login-refused`, and `login-blocked` after five failures in ten minutes. */
  async login(credentials: Credentials): Promise<Login> {
    const account = await this.credentials.check(credentials);
    return this.database.transaction((tx) => this.open(tx, account));
  }

  /** Ends the session of `token`; an unknown token is no mistake. */
  logout(token: string): Promise<void> {
    return this.sessions.close(token);
  }

  /** Who is behind `token`, or null; called on every request. */
  authenticate(token: string): Promise<Actor | null> {
    return this.sessions.actorOf(token);
  }

  private async open(tx: Transaction, stored: StoredAccount): Promise<Login> {
    const lastLoginAt = this.clock.now();
    if (!(await noteLogin(tx, stored, lastLoginAt))) throw loginRefused();
    const { passwordHash: _secret, ...account } = stored;
    return { ...(await this.sessions.open(tx, account.id)), account: { ...account, lastLoginAt } };
  }
}
