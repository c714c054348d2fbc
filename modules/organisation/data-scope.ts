import { Injectable } from '@nestjs/common';
import { DomainError, holds, type Actor } from '../kernel/index.js';
import { ORGANISATION_ERRORS } from './organisation.errors.js';
import { Organisation } from './organisation.service.js';

/** Whose cases an actor may see: everybody's, or those of the units whose path begins with one of `paths`. */
export type Scope = { all: true } | { paths: string[] };

/** Who sees what: the centre and auditors all of it, everybody else their own unit and those below. */
@Injectable()
export class DataScope {
  constructor(private readonly organisation: Organisation) {}

  /** The scope of the actor; no path at all for somebody of no unit. */
  scopeOf(actor: Actor): Scope {
    const unit = actor.unitCode === null ? null : this.organisation.find(actor.unitCode);
    if (unit?.kind === 'centre' || holds(actor, 'auditor')) return { all: true };
    return { paths: unit ? [unit.path] : [] };
  }

  /** Whether the unit lies in the scope of the actor; an unknown unit only in that of who sees all. */
  sees(actor: Actor, unitCode: string): boolean {
    const scope = this.scopeOf(actor);
    if ('all' in scope) return true;
    const { path = '' } = this.organisation.find(unitCode) ?? {};
    return scope.paths.some((prefix) => path.startsWith(prefix));
  }

  /** Throws `unit-unknown`, and `unit-out-of-scope` unless the actor sees the unit. */
  assertSees(actor: Actor, unitCode: string): void {
    const { name } = this.organisation.get(unitCode);
    if (this.sees(actor, unitCode)) return;
    throw new DomainError(ORGANISATION_ERRORS['unit-out-of-scope'], `${name} is neither yours nor below you.`);
  }
}
