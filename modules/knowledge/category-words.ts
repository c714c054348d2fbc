import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { cityDay } from '../kernel/index.js';
import { IN_FORCE } from './article-rows.js';

/** Keywords of one category that a text has. */
export interface CategoryWords {
  category: string;
  words: string[];
}

const WORDS = `
  SELECT a.category, array_agg(DISTINCT k) AS words FROM knowledge_article a, unnest(a.keywords) k
  WHERE ${IN_FORCE} AND a.category IS NOT NULL AND position(lower(k) IN lower($2)) > 0
  GROUP BY a.category`;

/** Recognises what a text is about by the keywords of the articles in force. */
@Injectable()
export class KnownWords {
  async of(source: Pick<Transaction, 'query'>, text: string, at: Date): Promise<CategoryWords[]> {
    return source.query<CategoryWords>(WORDS, [cityDay(at), text]);
  }
}
