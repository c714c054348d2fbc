import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import type { CaseRegistration } from './register-case.service.js';
import { PlaceArea } from './place-area.js';

/** What the process of a new case is told; listed in processes/README.md. */
@Injectable()
export class CaseVariables {
  constructor(
    private readonly categories: Categories,
    private readonly area: PlaceArea,
  ) {}

  of(registration: CaseRegistration & { id: string }, caseNumber: string): Record<string, unknown> {
    const { id: caseId, channel, nature, urgency, category = null, place = null, confidential } = registration;
    const proposedUnit = category ? this.categories.defaultUnitOf(category) : null;
    return {
      ...{ caseId, caseNumber, channel, nature, urgency, category, place, area: this.area.of(place), confidential },
      ...{ proposedUnit, leadUnit: null, coUnits: [], returns: 0, reworkRound: 0, followUpAttempts: 0 },
    };
  }
}
