import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError, type Page, type PageRequest } from '../kernel/index.js';
import { CodeTree, type Branch, type NodeFilter } from './code-tree.js';
import { ORGANISATION_ERRORS } from './organisation.errors.js';
import { SnapshotReader } from './snapshot-reader.js';
import { allUnits, unitRevision } from './unit-rows.js';
import type { Unit } from './unit.js';

/**
 * The tree of units, read from memory. An import of this process shows at once, one of another process within a second
 * or after `refresh`.
 */
@Injectable()
export class Organisation extends SnapshotReader<CodeTree<Unit>> {
  constructor(database: Database) {
    super({
      revision: () => unitRevision(database),
      load: async () => {
        const { revision, units } = await allUnits(database);
        return { revision, value: new CodeTree(units) };
      },
    });
  }

  /** The unit of that code, or null. */
  find(code: string): Unit | null {
    return this.snapshot.value.find(code);
  }

  /** The unit of that code. Throws `unit-unknown`. */
  get(code: string): Unit {
    const unit = this.find(code);
    if (unit) return unit;
    throw new DomainError(ORGANISATION_ERRORS['unit-unknown'], `There is no unit "${code}".`);
  }

  /** Every unit, in order of code. */
  all(): readonly Unit[] {
    return this.snapshot.value.nodes;
  }

  /** The units directly below `parent`, in order of code; the top ones for null. */
  children(parent: string | null): readonly Unit[] {
    return this.snapshot.value.children(parent);
  }

  /** One page of units in order of code. */
  list(filter: NodeFilter, page: PageRequest): Page<Unit> {
    return this.snapshot.value.page(filter, page);
  }

  /** All units as nested branches. */
  tree(): Branch<Unit>[] {
    return this.snapshot.value.branches();
  }

  /** Whether the unit is `ancestor` itself or lies below it; false for unknown codes. */
  isWithin(code: string, ancestor: string): boolean {
    return this.snapshot.value.upward(code).some((unit) => unit.code === ancestor);
  }

  /** The codes of the unit and all below it; none for an unknown code. */
  codesWithin(code: string): string[] {
    return this.snapshot.value.downward(code).map((unit) => unit.code);
  }

  /** The unit, its parent, and so on up to the top; none for an unknown code. */
  upward(code: string): Unit[] {
    return this.snapshot.value.upward(code);
  }

  /** Whether every one of `codes` is a unit. */
  exists(codes: readonly string[]): boolean {
    return codes.every((code) => this.find(code) !== null);
  }
}
