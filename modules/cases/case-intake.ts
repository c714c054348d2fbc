import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { ProcessEngine, type By } from '../process-engine/index.js';
import { HolderLedger } from '../sla/index.js';
import { MASKS, PersonalData } from '../personal-data/index.js';
import { CaseCourse } from './case-course.js';
import { CaseStore } from './case-store.js';
import type { CaseRegistration, RegisteredCase } from './register-case.service.js';

type Intake = CaseRegistration & { id: string; processInstanceId: string };

/** Writes a new case down and starts its process, in the caller's transaction. */
@Injectable()
export class CaseIntake {
  constructor(
    private readonly store: CaseStore,
    private readonly personalData: PersonalData,
    private readonly engine: ProcessEngine,
    private readonly ledger: HolderLedger,
    private readonly course: CaseCourse,
  ) {}

  async take(tx: Transaction, by: By, intake: Intake): Promise<RegisteredCase> {
    const number = await this.insert(tx, by, intake);
    const { id, processInstanceId } = intake;
    this.store.record(tx, id, by, 'case.registered', { number, ...shown(intake) });
    this.ledger.handOver(tx, id, { kind: 'centre', code: 'centre' }, by.at);
    const { definitionKey, variables } = await this.course.of(tx, by.at, intake, number);
    await this.engine.start(
      tx,
      { id: processInstanceId, definitionKey, businessKey: number, stream: id, variables },
      by,
    );
    return { id, number, processInstanceId };
  }

  private async insert(tx: Transaction, by: By, intake: Intake): Promise<string> {
    const { citizen } = intake;
    const [row] = await tx.query<{ number: string }>(
      `INSERT INTO citizen_case (id, number, process_instance_id, status, channel, nature, urgency, category, title, content,
         place_unit, address, confidential, citizen_name, citizen_phone, citizen_identity, caller_hash, registered_at, registered_by)
       VALUES ($1, to_char($2::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('case_number')::text, 7, '0'),
         $3, 'registered', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $2, $17)
       RETURNING number`,
      [
        ...[intake.id, by.at, intake.processInstanceId, intake.channel, intake.nature, intake.urgency],
        ...[intake.category ?? null, intake.title, intake.content, intake.place ?? null, intake.address ?? null],
        ...[intake.confidential, this.personalData.encrypt(citizen.name), this.personalData.encrypt(citizen.phone)],
        ...[
          this.personalData.encrypt(citizen.identity),
          this.personalData.callerHash(citizen.phone),
          by.actor.username,
        ],
      ],
    );
    return row?.number ?? '';
  }
}

/** What the history may show: personal data only masked. */
function shown({ channel, nature, urgency, category, title, place, citizen, confidential }: Intake) {
  const masked = { name: MASKS.name(citizen.name ?? null), phone: MASKS.phone(citizen.phone ?? null) };
  return {
    channel,
    nature,
    urgency,
    category: category ?? null,
    title,
    place: place ?? null,
    confidential,
    citizen: masked,
  };
}
