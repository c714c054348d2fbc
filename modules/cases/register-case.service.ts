import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, newId, type Actor } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import { CaseIntake } from './case-intake.js';
import { MatterCheck } from './matter-check.js';

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
    private readonly check: MatterCheck,
    private readonly intake: CaseIntake,
  ) {}

  /** Throws `case-invalid` with field errors. */
  async execute(actor: Actor, registration: CaseRegistration): Promise<RegisteredCase> {
    const by = { actor, at: this.clock.now() };
    return this.database.transaction((tx) => this.take(tx, by, registration));
  }

  /** The same inside a transaction of the caller. */
  async take(tx: Transaction, by: By, registration: CaseRegistration): Promise<RegisteredCase> {
    await this.check.assertKnown(tx, registration);
    const ids = { id: newId(), processInstanceId: newId() };
    return this.intake.take(tx, by, { ...registration, ...ids });
  }
}
