import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { Named } from './recipients.js';

/** A case as a list of tasks names it. */
export interface CaseHeading {
  id: string;
  number: string;
  title: string;
  status: string;
  urgency: string;
  placeUnit: string | null;
  address: string | null;
  leadUnit: string | null;
  returns: number;
  reworkRound: number;
}

/** What tasks need to know of cases, which stand above them. */
export interface CaseKnowledge {
  /** Number and title, as colleagues are told them. */
  titleOf(tx: Transaction, caseId: string): Promise<{ number: string; title: string }>;
  /** Those of the cases that are known. */
  headingsOf(source: Pick<Transaction, 'query'>, caseIds: string[]): Promise<CaseHeading[]>;
  /** Throws unless the case may be shown to all of them. */
  assertMayBeShown(tx: Transaction, caseId: string, to: Named[]): Promise<void>;
}

/** Where the module of cases says what it knows. */
@Injectable()
export class CasesOfTasks {
  private known: CaseKnowledge | null = null;

  register(knowledge: CaseKnowledge): void {
    this.known = knowledge;
  }

  async titleOf(tx: Transaction, caseId: string | null): Promise<{ number: string | null; title: string | null }> {
    return caseId && this.known ? this.known.titleOf(tx, caseId) : { number: null, title: null };
  }

  async headingsOf(source: Pick<Transaction, 'query'>, caseIds: string[]): Promise<Map<string, CaseHeading>> {
    const headings = caseIds.length > 0 && this.known ? await this.known.headingsOf(source, caseIds) : [];
    return new Map(headings.map((heading) => [heading.id, heading]));
  }

  async assertMayBeShown(tx: Transaction, caseId: string | null, to: Named[]): Promise<void> {
    if (caseId) await this.known?.assertMayBeShown(tx, caseId, to);
  }
}
