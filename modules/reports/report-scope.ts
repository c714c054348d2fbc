import { Injectable } from '@nestjs/common';
import { holds, type Actor } from '../kernel/index.js';
import { DataScope, Organisation } from '../organisation/index.js';

/** Whose figures are counted: `unit` and those below it, or, for null, everybody's. */
export interface ReportScope {
  unit: string | null;
  /** Codes of the units counted; null for all. */
  codes: string[] | null;
  /** Whose the cases are that no unit has. */
  centre: string | null;
}

/** Holds reports to the data scope of who asks. */
@Injectable()
export class ReportScopes {
  constructor(
    private readonly organisation: Organisation,
    private readonly scope: DataScope,
  ) {}

  /** What of `unit` the actor may count; without one, all they may see. Throws `unit-unknown` and `unit-out-of-scope`. */
  of(actor: Actor, unit: string | undefined): ReportScope {
    const seesAll = this.seesAll(actor);
    if (unit !== undefined) this.assertSees(actor, unit, seesAll);
    const own = unit ?? (seesAll ? null : actor.unitCode);
    const codes = own === null && seesAll ? null : this.organisation.codesWithin(own ?? '');
    return { unit: own, codes, centre: this.centre() };
  }

  private assertSees(actor: Actor, unit: string, seesAll: boolean): void {
    if (seesAll) this.organisation.get(unit);
    else this.scope.assertSees(actor, unit);
  }

  private centre(): string | null {
    return this.organisation.all().find(({ kind }) => kind === 'centre')?.code ?? null;
  }

  private seesAll(actor: Actor): boolean {
    return holds(actor, 'system-administrator') || 'all' in this.scope.scopeOf(actor);
  }
}
