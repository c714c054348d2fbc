import type { FieldError } from '../kernel/index.js';
import { lineFault, readCsv, writeCsv, type CsvRow } from '../organisation/index.js';
import type { ArticleDraft, ArticleState } from './article.js';

const REQUIRED = ['code', 'title', 'body', 'source'] as const;
const OPTIONAL = ['category', 'keywords', 'validFrom', 'validUntil', 'state'] as const;

type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** A line of an import as it was meant. */
export interface ArticleLine {
  line: number;
  draft: ArticleDraft;
}

/** Reads `code,title,body,source` and, where there, `category,keywords,validFrom,validUntil,state`; keywords parted by `;`. */
export function readArticles(csv: string): { lines: ArticleLine[]; faults: FieldError[] } {
  const { rows, faults } = readCsv<Column>(csv, REQUIRED, OPTIONAL);
  if (faults.length > 0) return { lines: [], faults };
  const lines = rows.map(({ line, values }) => ({ line, draft: draftOfLine(values) }));
  return { lines, faults: lines.flatMap((line) => twiceFaults(line, lines)) };
}

/** Writes what `readArticles` reads. */
export const writeArticles = (articles: readonly ArticleDraft[]): string =>
  writeCsv<Column>([...REQUIRED, ...OPTIONAL], articles.map(columns));

const columns = ({ keywords, category, validFrom, validUntil, ...texts }: ArticleDraft): Record<Column, string> => ({
  ...{ code: texts.code, title: texts.title, body: texts.body, source: texts.source, state: texts.state },
  ...{ category: category ?? '', keywords: keywords.join(';') },
  ...{ validFrom: validFrom ?? '', validUntil: validUntil ?? '' },
});

function draftOfLine({ keywords, state, ...values }: CsvRow<Column>['values']): ArticleDraft {
  const words = keywords.split(/[;；]/).map((word) => word.trim());
  return {
    ...{ code: values.code, title: values.title, body: values.body, source: values.source },
    category: values.category || null,
    keywords: words.filter((word) => word !== ''),
    validFrom: values.validFrom || null,
    validUntil: values.validUntil || null,
    state: (state || 'draft') as ArticleState,
  };
}

function twiceFaults({ line, draft: { code } }: ArticleLine, lines: readonly ArticleLine[]): FieldError[] {
  const first = lines.find(({ draft }) => draft.code === code);
  return first && first.line < line ? [lineFault(line, `code "${code}" stands in line ${String(first.line)} too`)] : [];
}
