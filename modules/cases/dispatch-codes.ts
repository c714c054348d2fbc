import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DispatchVocabulary } from '../dispatch-rules/index.js';
import { CodeLists } from './code-lists.js';

/** Tells the dispatch rules which channels, natures and urgencies a case may have. */
@Injectable()
export class DispatchCodes implements OnModuleInit {
  constructor(
    private readonly lists: CodeLists,
    private readonly vocabulary: DispatchVocabulary,
  ) {}

  onModuleInit(): void {
    this.vocabulary.keptBy((source) => this.codes(source));
  }

  private async codes(source: Pick<Transaction, 'query'>) {
    const entries = await this.lists.all(source);
    const of = (name: string) => new Set(entries.filter(({ list }) => list === name).map(({ code }) => code));
    return { channel: of('channel'), nature: of('nature'), urgency: of('urgency') };
  }
}
