import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import { DomainError, type FieldError } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { CASE_ERRORS } from './cases.errors.js';
import type { CaseRegistration } from './register-case.service.js';

/** Checks the category and the place of a registration against the city's own lists. */
@Injectable()
export class PlaceCheck {
  constructor(
    private readonly categories: Categories,
    private readonly organisation: Organisation,
  ) {}

  assertKnown({ category, place }: Pick<CaseRegistration, 'category' | 'place'>): void {
    const errors: FieldError[] = [];
    if (category && !this.categories.find(category))
      errors.push({ path: 'category', message: `"${category}" is not a category` });
    if (place && !this.organisation.find(place)) errors.push({ path: 'place', message: `"${place}" is not a unit` });
    if (errors.length > 0)
      throw new DomainError(CASE_ERRORS['case-invalid'], 'Category or place is not known.', {}, errors);
  }
}
