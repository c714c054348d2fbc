import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import type { FieldError } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { CONDITIONS, isSymbol, type Condition, type DispatchFacts, type DispatchRule } from './dispatch-rule.js';

/** Kinds of unit that a place may be given to. */
const LOCAL_KINDS = ['township', 'county'];

/** What a rule comes to for one case. `because` says why it is not for it; empty when it fits. */
export interface RuleReading {
  because: FieldError[];
  leadUnit: string | null;
  coUnits: string[];
}

/** Reads rules against the categories and units in force. */
@Injectable()
export class RuleReader {
  constructor(
    private readonly categories: Categories,
    private readonly organisation: Organisation,
  ) {}

  /** A rule whose lead unit is not known for the case, or takes no more work, does not fit it. */
  read(rule: DispatchRule, facts: DispatchFacts): RuleReading {
    const unmet = CONDITIONS.filter((name) => !this.meets(name, rule[name], facts[name]));
    const because: FieldError[] = unmet.map((name) => ({ path: name, message: unmetBy(rule[name], facts[name]) }));
    const leadUnit = this.unitOf(rule.leadUnit, facts);
    if (!leadUnit) because.push({ path: 'leadUnit', message: `"${rule.leadUnit}" is no open unit for this case` });
    return { because, leadUnit, coUnits: this.coUnitsOf(rule, facts, leadUnit) };
  }

  /** Whether a case for which `wanted` is asked is among those for which `asked` is; null asks for nothing. */
  meets(name: Condition, asked: string | null, wanted: string | null): boolean {
    if (asked === null) return true;
    if (wanted === null) return false;
    if (name === 'category') return this.categories.isWithin(wanted, asked);
    return name === 'place' ? this.organisation.isWithin(wanted, asked) : wanted === asked;
  }

  /** The open unit that a code or symbol names for the case; null when there is none. */
  unitOf(unit: string, facts: DispatchFacts): string | null {
    const code = isSymbol(unit) ? this.meaning(unit, facts) : unit;
    return code && this.organisation.find(code)?.enabled ? code : null;
  }

  private meaning(symbol: string, { place, category }: DispatchFacts): string | null {
    if (symbol === 'category') return category && this.categories.defaultUnitOf(category);
    const kinds = symbol === 'county' ? ['county'] : LOCAL_KINDS;
    const line = place ? this.organisation.upward(place) : [];
    return line.find(({ kind, enabled }) => enabled && kinds.includes(kind))?.code ?? null;
  }

  private coUnitsOf({ coUnits }: DispatchRule, facts: DispatchFacts, leadUnit: string | null): string[] {
    const open = coUnits.map((unit) => this.unitOf(unit, facts)).filter((unit) => unit !== null);
    return [...new Set(open)].filter((unit) => unit !== leadUnit);
  }
}

const unmetBy = (asked: string | null, given: string | null): string =>
  given === null ? `"${asked}" is asked, none is given` : `"${asked}" is asked, "${given}" is given`;
