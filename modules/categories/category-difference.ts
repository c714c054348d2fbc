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

const isSame = (a?: Category, b?: Category): boolean =>
  a?.parentCode === b?.parentCode && a?.name === b?.name && a?.defaultUnitCode === b?.defaultUnitCode;
