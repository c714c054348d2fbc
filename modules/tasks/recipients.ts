import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Accounts } from '../identity/index.js';
import { DomainError } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { MannedGroups } from './manned-groups.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** A person or a unit that somebody named. */
export type Named = { username: string } | { unit: string };

/** Finds the people and units that somebody names. Throws `task-recipient-unknown` for one that is not there. */
@Injectable()
export class Recipients {
  constructor(
    private readonly accounts: Accounts,
    private readonly organisation: Organisation,
    private readonly manned: MannedGroups,
  ) {}

  /** Enabled accounts, as they are spelt, and open units. */
  async existing(named: Named[]): Promise<Named[]> {
    const found: Named[] = [];
    for (const one of named) found.push('unit' in one ? this.unit(one.unit) : await this.person(one.username));
    return found;
  }

  /** The same, of units only those in which somebody handles their work. */
  async able(tx: Transaction, named: Named[]): Promise<Named[]> {
    const found = await this.existing(named);
    const groups = found.flatMap((one) => ('unit' in one ? [`unit:${one.unit}`] : []));
    const [empty] = await this.manned.empty(tx, groups);
    if (empty) throw unknown(empty.replace('unit:', ''));
    return found;
  }

  private async person(username: string): Promise<Named> {
    const account = await this.accounts.actorOf(username);
    if (!account) throw unknown(username);
    return { username: account.username };
  }

  private unit(code: string): Named {
    if (!this.organisation.find(code)?.enabled) throw unknown(code);
    return { unit: code };
  }
}

const unknown = (name: string): DomainError =>
  new DomainError(TASK_ERRORS['task-recipient-unknown'], `"${name}" is no enabled account or unit with people.`);
