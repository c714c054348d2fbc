import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '../kernel/index.js';
import { AccountBook } from './account-book.js';
import { assertAccount } from './account-check.js';
import { CredentialCheck } from './credential-check.js';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { Passwords } from './passwords.js';

/** What somebody says who wants another password. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  ip?: string;
}

/** People choose their own password. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly credentials: CredentialCheck,
    private readonly passwords: Passwords,
    private readonly book: AccountBook,
  ) {}

  /** Ends all sessions of the actor. Throws `account-invalid`, and `login-blocked` when the current one is guessed at. */
  async execute(actor: Actor, { currentPassword, newPassword, ip }: PasswordChange): Promise<void> {
    assertAccount({ password: newPassword });
    await this.credentials.check({ username: actor.username, password: currentPassword, ip }).catch(inField);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.book.overwrite(actor, actor.id, { passwordHash, mustChangePassword: false });
  }
}

/** Whoever changes a password is signed in already, and stays so when it is wrong. */
function inField(error: unknown): never {
  if (!(error instanceof DomainError) || error.definition !== IDENTITY_ERRORS['login-refused']) throw error;
  const errors = [{ path: 'currentPassword', message: 'is not the current password' }];
  throw new DomainError(IDENTITY_ERRORS['account-invalid'], 'The current password is wrong.', {}, errors);
}
