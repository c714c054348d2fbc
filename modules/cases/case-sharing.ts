import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Accounts, membersOf } from '../identity/index.js';
import { DomainError } from '../kernel/index.js';
import { CasesOfTasks, type CaseHeading, type CaseKnowledge, type Named } from '../tasks/index.js';
import { CaseAccess } from './case-access.js';
import { CaseStore } from './case-store.js';
import { CASE_ERRORS } from './cases.errors.js';

const HEADINGS = `
  SELECT id, number, title, status, urgency, place_unit AS "placeUnit", address, lead_unit AS "leadUnit", returns,
    rework_round AS "reworkRound"
  FROM citizen_case WHERE id = ANY($1)`;

/** What tasks are told of cases. A confidential case is shown to nobody who does not act on it. */
@Injectable()
export class CaseSharing implements CaseKnowledge, OnModuleInit {
  constructor(
    private readonly tasks: CasesOfTasks,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly accounts: Accounts,
  ) {}

  onModuleInit(): void {
    this.tasks.register(this);
  }

  async titleOf(tx: Transaction, caseId: string): Promise<{ number: string; title: string }> {
    const { number, title } = await this.store.read(tx, caseId);
    return { number, title };
  }

  async headingsOf(source: Pick<Transaction, 'query'>, caseIds: string[]): Promise<CaseHeading[]> {
    return source.query<CaseHeading>(HEADINGS, [caseIds]);
  }

  async assertMayBeShown(tx: Transaction, caseId: string, to: Named[]): Promise<void> {
    const { confidential } = await this.store.read(tx, caseId);
    if (!confidential) return;
    for (const username of await this.everybody(tx, to)) {
      const actor = await this.accounts.actorOf(username);
      if (actor && !(await this.access.sees(tx, actor, caseId)))
        throw new DomainError(
          CASE_ERRORS['case-confidential'],
          `${actor.name} does not act on this confidential case.`,
        );
    }
  }

  private async everybody(tx: Transaction, to: Named[]): Promise<string[]> {
    const usernames = to.flatMap((one) => ('username' in one ? [one.username] : []));
    const units = to.flatMap((one) => ('unit' in one ? [one.unit] : []));
    return (await membersOf(tx, { usernames, units })).map(({ username }) => username);
  }
}
