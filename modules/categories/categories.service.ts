import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError, type Page, type PageRequest } from '../kernel/index.js';
import { SnapshotReader, type NodeFilter } from '../organisation/index.js';
import { CATEGORY_ERRORS } from './categories.errors.js';
import { NOTHING, versionHead, withCategories } from './category-rows.js';
import type { Category, CategoryVersion } from './category.js';

/**
 * The categories in force, read from memory. An import of this process shows at once, one of another process within a
 * second or after `refresh`.
 */
@Injectable()
export class Categories extends SnapshotReader<CategoryVersion> {
  constructor(private readonly database: Database) {
    const newest = async () => (await versionHead(database, null)) ?? NOTHING;
    super({
      revision: async () => (await newest()).id,
      load: async () => {
        const head = await newest(); // a version never changes, so its categories may be read later
        return { revision: head.id, value: await withCategories(database, head) };
      },
    });
  }

  /** The version in force; version 0 without categories while nothing was published. */
  current(): CategoryVersion {
    return this.snapshot.value;
  }

  /** An earlier version, for cases registered under it. Throws `category-version-unknown`. */
  async version(version: number): Promise<CategoryVersion> {
    if (version === this.current().version) return this.current();
    const head = await versionHead(this.database, version);
    if (head) return withCategories(this.database, head);
    throw new DomainError(CATEGORY_ERRORS['category-version-unknown'], `There is no version ${String(version)}.`);
  }

  /** The category of that code in the version in force, or null. */
  find(code: string): Category | null {
    return this.current().tree.find(code);
  }

  /** The category of that code in the version in force. Throws `category-unknown`. */
  get(code: string): Category {
    const category = this.find(code);
    if (category) return category;
    throw new DomainError(CATEGORY_ERRORS['category-unknown'], `There is no category "${code}".`);
  }

  /** The unit that the category, or else the nearest one above it, names; null when none does. */
  defaultUnitOf(code: string): string | null {
    const line = this.current().tree.upward(code);
    return line.find(({ defaultUnitCode }) => defaultUnitCode)?.defaultUnitCode ?? null;
  }

  /** Whether the category is `ancestor` itself or lies below it; false for unknown codes. */
  isWithin(code: string, ancestor: string): boolean {
    return this.current()
      .tree.upward(code)
      .some((category) => category.code === ancestor);
  }

  /** One page of the categories in force, in order of code. */
  list(filter: NodeFilter, page: PageRequest): Page<Category> {
    return this.current().tree.page(filter, page);
  }
}
