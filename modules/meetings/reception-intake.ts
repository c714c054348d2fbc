import { Injectable } from '@nestjs/common';
import { RegisterCase } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import type { By } from '../process-engine/index.js';
import { Supervisions } from '../supervision/index.js';
import type { ReceptionItemEntry } from './meeting-entries.js';

const CHANNEL = 'leader-reception';

/** Calls that leaders take become cases like all others, under supervision from the first minute. */
@Injectable()
export class ReceptionIntake {
  constructor(
    private readonly register: RegisterCase,
    private readonly supervisions: Supervisions,
  ) {}

  /** Answers the id of the case. Throws `case-invalid`. */
  async take(tx: Transaction, by: By, item: ReceptionItemEntry): Promise<string> {
    const { citizenName: name, citizenPhone: phone, instruction, ...matter } = item;
    const registration = { ...matter, channel: CHANNEL, urgency: 'general', confidential: false };
    const { id } = await this.register.take(tx, by, { ...registration, citizen: { name, phone } });
    await this.supervisions.open(tx, by, { caseId: id, measure: 'order', reason: instruction, unitCode: null });
    return id;
  }
}
