import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';

/** Codes of the lists that cases are registered with. */
export type CodesOfLists = Record<'channel' | 'nature' | 'urgency', ReadonlySet<string>>;

type Source = Pick<Transaction, 'query'>;

/** Which channels, natures and urgencies there are; whoever keeps the lists says so when it starts. */
@Injectable()
export class DispatchVocabulary {
  private read: (source: Source) => Promise<CodesOfLists> = () => Promise.reject(new Error('nobody keeps code lists'));

  keptBy(read: (source: Source) => Promise<CodesOfLists>): void {
    this.read = read;
  }

  codes(source: Source): Promise<CodesOfLists> {
    return this.read(source);
  }
}
