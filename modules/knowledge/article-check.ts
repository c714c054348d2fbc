import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import type { FieldError } from '../kernel/index.js';
import { ARTICLE_STATES, type ArticleDraft } from './article.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = { title: 200, body: 20_000, source: 300, keyword: 40 };
const MOST_KEYWORDS = 30;

const isText = (text: string, longest: number): boolean =>
  text.trim().length > 0 && text.length <= longest && !text.includes('\0');

/** A day that exists. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const lengthRule = (path: string, longest: number): FieldError => ({
  path,
  message: `must be 1 to ${String(longest)} characters`,
});

/** What keeps an article from being kept, by its fields. */
@Injectable()
export class ArticleCheck {
  constructor(private readonly categories: Categories) {}

  faultsOf(draft: ArticleDraft): FieldError[] {
    return [...textFaults(draft), ...dayFaults(draft), ...this.categoryFaults(draft)];
  }

  private categoryFaults({ category }: ArticleDraft): FieldError[] {
    if (category === null || this.categories.find(category)) return [];
    return [{ path: 'category', message: `"${category}" is not a category` }];
  }
}

function textFaults({ code, title, body, source, keywords, state }: ArticleDraft): FieldError[] {
  const faults: FieldError[] = [];
  if (!/^[\w.-]{1,64}$/.test(code))
    faults.push({ path: 'code', message: 'must be 1 to 64 letters, digits, dots, dashes or underscores' });
  for (const [path, text] of Object.entries({ title, body, source }))
    if (!isText(text, LONGEST[path as keyof typeof LONGEST]))
      faults.push(lengthRule(path, LONGEST[path as keyof typeof LONGEST]));
  if (keywords.length > MOST_KEYWORDS)
    faults.push({ path: 'keywords', message: `may be ${String(MOST_KEYWORDS)} at most` });
  if (!keywords.every((word) => isText(word, LONGEST.keyword))) faults.push(lengthRule('keywords', LONGEST.keyword));
  if (!ARTICLE_STATES.includes(state))
    faults.push({ path: 'state', message: `must be ${ARTICLE_STATES.join(' or ')}` });
  return faults;
}

function dayFaults({ validFrom, validUntil }: ArticleDraft): FieldError[] {
  const days = Object.entries({ validFrom, validUntil }).filter(([, day]) => day !== null && !isDay(day));
  if (days.length > 0) return days.map(([path]) => ({ path, message: 'must be a day that exists, YYYY-MM-DD' }));
  if (validFrom === null || validUntil === null || validFrom <= validUntil) return [];
  return [{ path: 'validUntil', message: 'must not lie before validFrom' }];
}
