import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { PersonalData } from '../personal-data/index.js';
import { CaseAccess } from './case-access.js';
import { CaseStore } from './case-store.js';
import { CASE_ERRORS } from './cases.errors.js';

/** Shows a citizen's data unmasked, for a stated purpose that becomes part of the history. */
@Injectable()
export class UnmaskCitizen {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly store: CaseStore,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, caseId: string, purpose: string) {
    const found = await this.access.open(actor, caseId);
    if (!this.access.maySeeReporter(actor, found)) {
      throw new DomainError(CASE_ERRORS['reporter-protected'], 'The identity of a reporter does not leave the centre.');
    }
    await this.database.transaction(async (tx) => {
      this.store.record(tx, caseId, { actor, at: this.clock.now() }, 'personal-data.shown', { purpose });
    });
    return {
      name: this.personalData.decrypt(found.citizenName),
      phone: this.personalData.decrypt(found.citizenPhone),
      identity: this.personalData.decrypt(found.citizenIdentity),
    };
  }
}
