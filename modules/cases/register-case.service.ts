import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import { Database, type Transaction } from '../database/index.js';
import { Clock, DomainError, newId, type Actor, type FieldError } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { CaseIntake } from './case-intake.js';
import { CASE_ERRORS } from './cases.errors.js';
import { CodeLists } from './code-lists.js';

export interface Citizen {
  name?: string;
  phone?: string;
  identity?: string;
}

/** What an agent, a form or another system tells at intake. */
export interface CaseRegistration {
  channel: string;
  nature: string;
  urgency: string;
  category?: string;
  title: string;
  content: string;
  place?: string;
  address?: string;
  confidential: boolean;
  citizen: Citizen;
}

export interface RegisteredCase {
  id: string;
  number: string;
  processInstanceId: string;
}

/** 登记: takes a matter in. It is stored, numbered and on its way before the answer is given; nothing is ever dropped. */
@Injectable()
export class RegisterCase {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: CodeLists,
    private readonly places: PlaceCheck,
    private readonly intake: CaseIntake,
  ) {}

  /** Throws `case-invalid` with field errors. */
  async execute(actor: Actor, registration: CaseRegistration): Promise<RegisteredCase> {
    const { channel, nature, urgency } = registration;
    this.places.assertKnown(registration);
    return this.database.transaction(async (tx: Transaction) => {
      await this.codes.assertKnown(tx, { channel, nature, urgency });
      const by = { actor, at: this.clock.now() };
      const ids = { id: newId(), processInstanceId: newId() };
      return this.intake.take(tx, by, { ...registration, ...ids });
    });
  }
}

/** Checks the category and the place of a registration against the city's own lists. */
@Injectable()
export class PlaceCheck {
  constructor(
    private readonly categories: Categories,
    private readonly organisation: Organisation,
  ) {}

  assertKnown({ category, place }: CaseRegistration): void {
    const errors: FieldError[] = [];
    if (category && !this.categories.find(category)) errors.push({ path: 'category', message: `"${category}" is not a category` });
    if (place && !this.organisation.find(place)) errors.push({ path: 'place', message: `"${place}" is not a unit` });
    if (errors.length > 0) throw new DomainError(CASE_ERRORS['case-invalid'], 'Category or place is not known.', {}, errors);
  }
}
