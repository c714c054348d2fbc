import type { Category } from './category.js';

/** Codes by what becomes of them from one version to the next. */
export interface CategoryDifference {
  added: string[];
  changed: string[];
  removed: string[];
}

/** What publishing `after` over `before` comes to. */
export function difference(before: readonly Category[], after: readonly Category[]): CategoryDifference {
  const [old, fresh] = [byCode(before), byCode(after)];
  const codes = after.map(({ code }) => code);
  return {
    added: codes.filter((code) => !old.has(code)),
    changed: codes.filter((code) => old.has(code) && !isSame(old.get(code), fresh.get(code))),
    removed: before.map(({ code }) => code).filter((code) => !fresh.has(code)),
  };
}

const byCode = (categories: readonly Category[]): Map<string, Category> =>
  new Map(categories.map((category) => [category.code, category]));

function isSame(a: Category | undefined, b: Category | undefined): boolean {
  const fields = ['parentCode', 'name', 'defaultUnitCode'] as const;
  return fields.every((field) => a?.[field] === b?.[field]);
}

/** Whether both versions are the same. */
export const isNothing = ({ added, changed, removed }: CategoryDifference): boolean =>
  added.length + changed.length + removed.length === 0;
