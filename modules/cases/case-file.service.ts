import { Injectable } from '@nestjs/common';
import { AuditReader, type AuditEvent } from '../audit/index.js';
import { Database } from '../database/index.js';
import { holds, pageOf, readCursor, type Actor, type Page, type PageRequest } from '../kernel/index.js';
import { MASKS, PersonalData } from '../personal-data/index.js';
import { CaseAccess } from './case-access.js';
import { CaseParts } from './case-parts.service.js';
import { CASE_COLUMNS, type CitizenCase } from './citizen-case.js';

/** A case as people see it: personal data masked. */
export type CaseView = Omit<CitizenCase, 'citizenName' | 'citizenPhone' | 'citizenIdentity'> & {
  citizen: { name: string | null; phone: string | null; identity: string | null };
};

export interface CaseFilter {
  status?: string;
  channel?: string;
  urgency?: string;
  leadUnit?: string;
  number?: string;
  /** Username of who registered it. */
  registeredBy?: string;
  /** Words of title or content. */
  q?: string;
}

/** Reads cases within the reader's data scope. */
@Injectable()
export class CaseFile {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly personalData: PersonalData,
    private readonly parts: CaseParts,
    private readonly history: AuditReader,
  ) {}

  async get(actor: Actor, id: string) {
    const found = await this.access.open(actor, id);
    return { ...this.view(actor, found), ...(await this.parts.of(id)) };
  }

  /** Newest first. */
  async list(actor: Actor, filter: CaseFilter, { limit, cursor }: PageRequest): Promise<Page<CaseView>> {
    const [before] = readCursor(cursor) ?? [null];
    const { condition, parameters } = this.access.visible(actor, 10);
    const rows = await this.database.query<CitizenCase>(
      `SELECT ${CASE_COLUMNS} FROM citizen_case c
       WHERE ($1::text IS NULL OR c.status = $1) AND ($2::text IS NULL OR c.channel = $2)
         AND ($3::text IS NULL OR c.urgency = $3) AND ($4::text IS NULL OR c.lead_unit = $4)
         AND ($5::text IS NULL OR c.number = $5) AND ($6::text IS NULL OR c.title || ' ' || c.content LIKE '%' || $6 || '%')
         AND ($7::uuid IS NULL OR c.id < $7) AND ($9::text IS NULL OR c.registered_by = $9) AND ${condition}
       ORDER BY c.id DESC LIMIT $8`,
      [
        ...[filter.status, filter.channel, filter.urgency, filter.leadUnit, filter.number].map(orNull),
        ...[filter.q ? escapeLike(filter.q) : null, before, limit + 1, orNull(filter.registeredBy), ...parameters],
      ],
    );
    const page = pageOf(rows, limit, ({ id }) => [id]);
    return { items: page.items.map((row) => this.view(actor, row)), nextCursor: page.nextCursor };
  }

  /** The case's audit chain, oldest first. */
  async events(actor: Actor, id: string, page: PageRequest): Promise<Page<Omit<AuditEvent, 'stream'>>> {
    await this.access.open(actor, id);
    const { items, nextCursor } = await this.history.list(id, page);
    return { items: items.map(({ stream: _stream, ...event }) => event), nextCursor };
  }

  /** Whether the case's chain is whole; for auditors and those who see the case. */
  async verify(actor: Actor, id: string) {
    if (!holds(actor, 'auditor')) await this.access.open(actor, id);
    return this.history.verify(id);
  }

  private view(actor: Actor, found: CitizenCase): CaseView {
    const { citizenName, citizenPhone, citizenIdentity, ...rest } = found;
    if (!this.access.maySeeReporter(actor, found))
      return { ...rest, citizen: { name: null, phone: null, identity: null } };
    const citizen = {
      name: MASKS.name(this.personalData.decrypt(citizenName)),
      phone: MASKS.phone(this.personalData.decrypt(citizenPhone)),
      identity: MASKS.identity(this.personalData.decrypt(citizenIdentity)),
    };
    return { ...rest, citizen };
  }
}

const orNull = (value: string | undefined): string | null => value ?? null;

const escapeLike = (words: string): string => words.replace(/[\\%_]/g, '\\$&');
