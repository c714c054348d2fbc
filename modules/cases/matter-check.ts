import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { CodeLists } from './code-lists.js';
import { PlaceCheck } from './place-check.js';
import type { CaseRegistration } from './register-case.service.js';

type Coded = Pick<CaseRegistration, 'channel' | 'nature' | 'urgency' | 'category' | 'place'>;

/** Checks what a matter names by code against the city's lists. */
@Injectable()
export class MatterCheck {
  constructor(
    private readonly codes: CodeLists,
    private readonly places: PlaceCheck,
  ) {}

  /** Throws `case-invalid` with field errors. */
  async assertKnown(source: Pick<Transaction, 'query'>, matter: Coded): Promise<void> {
    const { channel, nature, urgency } = matter;
    this.places.assertKnown(matter);
    await this.codes.assertKnown(source, { channel, nature, urgency });
  }
}
