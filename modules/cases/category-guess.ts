import type { Category } from '../categories/index.js';
import type { CategoryWords } from '../knowledge/index.js';
import type { Likeness } from './likeness.js';

/** One ground for a category. `words`: of its name, or keywords of the knowledge base; `cases`: numbers of earlier cases. */
export interface CategoryGround {
  kind: 'name' | 'keyword' | 'earlier-cases';
  found: string[];
}

/** A category that a matter may belong to, and why. */
export interface CategoryGuess {
  code: string;
  name: string;
  /** Compared among guesses only. */
  points: number;
  because: CategoryGround[];
}

const POINTS: Record<CategoryGround['kind'], number> = { name: 2, keyword: 3, 'earlier-cases': 2 };
/** Weaker guesses are not worth a look. */
const ENOUGH = 2;
const MOST = 3;

/** What is known of a matter's words. */
export interface MatterSigns {
  text: string;
  categories: readonly Category[];
  keywords: readonly CategoryWords[];
  alike: readonly Likeness[];
}

/** The likeliest categories first: by pieces of their names, by keywords, by earlier cases of like words. */
export function guessCategories({ text, categories, keywords, alike }: MatterSigns): CategoryGuess[] {
  const guesses = categories.map(({ code, name }) => {
    const because = [
      ground('name', piecesIn(name, text)),
      ground('keyword', keywords.find(({ category }) => category === code)?.words ?? []),
      ground(
        'earlier-cases',
        alike.flatMap(({ category, number }) => (category === code ? [number] : [])),
      ),
    ].filter(({ found }) => found.length > 0);
    return {
      code,
      name,
      points: because.reduce((sum, { kind, found }) => sum + POINTS[kind] * found.length, 0),
      because,
    };
  });
  const worthy = guesses.filter(({ points }) => points >= ENOUGH);
  return worthy.toSorted((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1)).slice(0, MOST);
}

const ground = (kind: CategoryGround['kind'], found: string[]): CategoryGround => ({ kind, found });

/** Pairs of neighbouring characters of a name that a text has. */
function piecesIn(name: string, text: string): string[] {
  const characters = Array.from(name);
  const pairs = characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ''));
  return [...new Set(pairs)].filter((pair) => text.includes(pair));
}
