import type { Coded, CodeTree } from '../organisation/index.js';

/** What a case may be about (事项分类). */
export interface Category extends Coded {
  /** Whom such cases are proposed to; null when the category does not say. */
  defaultUnitCode: string | null;
}

/** Who published a version, as it stood then. */
export interface Publisher {
  id: string;
  username: string;
  name: string;
}

/** One published state of all categories; it never changes. */
export interface CategoryVersion {
  /** 1, 2, 3 …; 0 while nothing was published. */
  version: number;
  publishedAt: Date | null;
  publishedBy: Publisher | null;
  note: string | null;
  tree: CodeTree<Category>;
}
