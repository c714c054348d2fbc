import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DispatchProposals } from '../dispatch-rules/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import type { CaseRegistration } from './register-case.service.js';
import { PlaceArea } from './place-area.js';

type Registered = CaseRegistration & { id: string };

/** Which process serves a case when no rule says so, once it is published: urgent ones have their own, and those the province sends. */
const PROCESS_BY_URGENCY: Record<string, string> = { urgent: 'urgent' };
const PROCESS_BY_CHANNEL: Record<string, string> = { 'provincial-transfer': 'provincial-transfer' };
const STANDARD = 'standard';

/** The process of a new case, and what it is told; the variables are listed in processes/README.md. */
@Injectable()
export class CaseCourse {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly proposals: DispatchProposals,
    private readonly area: PlaceArea,
  ) {}

  async of(tx: Transaction, at: Date, registration: Registered, caseNumber: string) {
    const { id: caseId, channel, nature, urgency, category = null, place = null, confidential } = registration;
    const facts = { category, place, channel, nature, urgency };
    const { proposal, process, limits } = this.proposals.propose(tx, facts, at);
    const definitionKey = await this.processFor(tx, registration, process);
    const variables = {
      ...{ caseId, caseNumber, ...facts, area: this.area.of(place), confidential },
      ...{ proposedUnit: proposal?.leadUnit ?? null, proposal, limits },
      ...{ leadUnit: null, coUnits: [], returns: 0, reworkRound: 0, followUpAttempts: 0 },
    };
    return { definitionKey, variables };
  }

  /** The key of the process that serves such a case; `ruled` is what the dispatch rules say. */
  async processFor(
    tx: Transaction,
    { urgency, channel }: Pick<Registered, 'urgency' | 'channel'>,
    ruled: string | null,
  ): Promise<string> {
    for (const key of [ruled, PROCESS_BY_URGENCY[urgency] ?? PROCESS_BY_CHANNEL[channel]])
      if (key && (await this.engine.isPublished(tx, key))) return key;
    return STANDARD;
  }
}
