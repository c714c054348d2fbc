export type CaseStatus = 'registered' | 'dispatched' | 'returned' | 'in-hand' | 'replied' | 'rework' | 'archived';

/** One citizen's matter, from intake to archive, as its table holds it. */
export interface CitizenCase {
  id: string;
  number: string;
  processInstanceId: string | null;
  status: CaseStatus;
  channel: string;
  nature: string;
  urgency: string;
  category: string | null;
  title: string;
  content: string;
  /** Unit of the place it happened at. */
  placeUnit: string | null;
  address: string | null;
  confidential: boolean;
  citizenName: Buffer | null;
  citizenPhone: Buffer | null;
  citizenIdentity: Buffer | null;
  leadUnit: string | null;
  coUnits: string[];
  /** How often it was dispatched, returned, sent back for rework. */
  dispatches: number;
  returns: number;
  reworkRound: number;
  /** What the citizen was told; internal notes are kept apart. */
  reply: string | null;
  satisfaction: string | null;
  registeredAt: Date;
  registeredBy: string;
  dispatchedAt: Date | null;
  repliedAt: Date | null;
  archivedAt: Date | null;
  revision: number;
}

export const CASE_COLUMNS = `
  c.id, c.number, c.process_instance_id AS "processInstanceId", c.status, c.channel, c.nature, c.urgency, c.category,
  c.title, c.content, c.place_unit AS "placeUnit", c.address, c.confidential, c.citizen_name AS "citizenName",
  c.citizen_phone AS "citizenPhone", c.citizen_identity AS "citizenIdentity", c.lead_unit AS "leadUnit",
  c.co_units AS "coUnits", c.dispatches, c.returns, c.rework_round AS "reworkRound", c.reply, c.satisfaction,
  c.registered_at AS "registeredAt", c.registered_by AS "registeredBy", c.dispatched_at AS "dispatchedAt",
  c.replied_at AS "repliedAt", c.archived_at AS "archivedAt", c.revision`;
