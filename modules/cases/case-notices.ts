import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Notifications, type Notice } from '../notifications/index.js';
import { PersonalData } from '../personal-data/index.js';
import type { By } from '../process-engine/index.js';
import { CaseStore } from './case-store.js';

/** A notice about a case; its number, and its title for colleagues, are put in. */
export type CaseNotice = Omit<Notice, 'caseId'>;

/** Tells colleagues, or the citizen, something about a case. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly store: CaseStore,
    private readonly personalData: PersonalData,
    private readonly notifications: Notifications,
  ) {}

  async tell(tx: Transaction, by: By, caseId: string, { data, ...notice }: CaseNotice): Promise<void> {
    const { number, title } = await this.store.read(tx, caseId);
    await this.notifications.send(tx, by, { ...notice, caseId, data: { number, title, ...data } });
  }

  /** By SMS; nothing happens when the citizen left no number, or no gateway is set. */
  async tellCitizen(
    tx: Transaction,
    by: By,
    caseId: string,
    { template, data }: Omit<CaseNotice, 'to'>,
  ): Promise<void> {
    if (!this.notifications.reachesCitizens) return;
    const { number, citizenPhone } = await this.store.read(tx, caseId);
    const phone = this.personalData.decrypt(citizenPhone);
    if (phone) await this.notifications.send(tx, by, { template, to: [{ phone }], data: { number, ...data }, caseId });
  }
}
