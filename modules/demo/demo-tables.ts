import { Injectable } from '@nestjs/common';
import { DomainError, SYSTEM } from '../kernel/index.js';
import { ImportArticles } from '../knowledge/index.js';
import { DemoDispatch } from './demo-dispatch.js';
import { shipped } from './shipped-file.js';

/** What the demo city knows and how it dispatches. */
@Injectable()
export class DemoTables {
  constructor(
    private readonly dispatch: DemoDispatch,
    private readonly articles: ImportArticles,
  ) {}

  /** Loads what never was there; a city whose categories no longer fit does without. */
  async load(): Promise<void> {
    await this.dispatch.publish();
    if (await this.articles.wereAny()) return;
    try {
      await this.articles.execute(SYSTEM, await shipped('knowledge.csv'));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
