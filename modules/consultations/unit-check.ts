import { Injectable } from '@nestjs/common';
import { Organisation } from '../organisation/index.js';
import { refuseVariable } from '../tasks/index.js';
import type { DecisionEntry } from './consultation-entries.js';
import { instantOf } from '../kernel/index.js';

/** Refuses units that are unknown, closed or named twice, and decisions nobody could carry out. */
@Injectable()
export class UnitCheck {
  constructor(private readonly organisation: Organisation) {}

  /** Throws `task-variables-invalid` naming `path`. */
  assertOpen(path: string, units: string[]): void {
    for (const unit of units)
      if (!this.organisation.find(unit)?.enabled) refuseVariable(path, `"${unit}" is not an open unit.`);
    if (new Set(units).size !== units.length) refuseVariable(path, 'A unit is named twice.');
  }

  /** One lead, each unit open, each limit ahead. */
  assertDecisions(decisions: DecisionEntry[], at: Date): void {
    this.assertOpen('decisions', [...new Set(decisions.map(({ unit }) => unit))]);
    if (decisions.filter(({ role }) => role === 'lead').length !== 1)
      refuseVariable('decisions', 'Exactly one unit leads.');
    if (!decisions.every(({ dueAt }) => (instantOf(dueAt) ?? at) > at))
      refuseVariable('decisions', 'A limit is no time that lies ahead.');
  }
}
