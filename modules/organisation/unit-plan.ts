import type { FieldError } from '../kernel/index.js';
import { lineFault } from './csv-table.js';
import { treeFaults } from './tree-check.js';
import type { UnitLine } from './unit-csv.js';
import type { Unit } from './unit.js';

/** What an import would do. `changed` counts units that only moved along with one above them. */
export interface UnitPlan {
  created: Unit[];
  changed: { before: Unit; after: Unit }[];
}

/** What keeps `lines` from being imported over the units that exist. */
export function planFaults(existing: readonly Unit[], lines: readonly UnitLine[]): FieldError[] {
  const faults = treeFaults(lines, new Map(existing.map(({ code, parentCode }) => [code, parentCode])));
  return faults.length > 0 ? faults : tierFaults(merged(existing, lines), lines);
}

/** What an import of `lines` without faults does. */
export function planImport(existing: readonly Unit[], lines: readonly UnitLine[]): UnitPlan {
  const before = new Map(existing.map((unit) => [unit.code, unit]));
  const plan: UnitPlan = { created: [], changed: [] };
  for (const after of withPaths(merged(existing, lines))) {
    const known = before.get(after.code);
    if (!known) plan.created.push(after);
    else if (!isSame(known, after)) plan.changed.push({ before: known, after });
  }
  return plan;
}

type Units = Map<string, Omit<Unit, 'path'>>;

/** A line says all of a unit except, perhaps, whether it is enabled. */
function merged(existing: readonly Unit[], lines: readonly UnitLine[]): Units {
  const units: Units = new Map(existing.map(({ path: _old, ...unit }) => [unit.code, unit]));
  for (const { line: _line, enabled, ...unit } of lines)
    units.set(unit.code, { ...unit, enabled: enabled ?? units.get(unit.code)?.enabled ?? true });
  return units;
}

function withPaths(units: Units): Unit[] {
  const pathOf = (code: string | null): string => {
    const unit = code === null ? undefined : units.get(code);
    return unit ? `${pathOf(unit.parentCode)}${unit.code}/` : '/';
  };
  return [...units.values()].map((unit) => ({ ...unit, path: pathOf(unit.code) }));
}

/** A unit that the file does not name may hang below one it moves: then that line is at fault. */
function tierFaults(units: Units, lines: readonly UnitLine[]): FieldError[] {
  const lineOf = new Map(lines.map(({ code, line }) => [code, line]));
  return [...units.values()].flatMap(({ code, parentCode, tier }) => {
    const parent = parentCode === null ? undefined : units.get(parentCode);
    const line = lineOf.get(code) ?? lineOf.get(parentCode ?? '');
    if (!parent || line === undefined || !(tier <= parent.tier)) return []; // no number at all is a fault of its own
    return [
      lineFault(line, `tier ${String(tier)} of "${code}" must be greater than ${String(parent.tier)} of its parent`),
    ];
  });
}

function isSame(a: Unit, b: Unit): boolean {
  const fields = ['parentCode', 'tier', 'name', 'kind', 'path', 'enabled'] as const;
  return fields.every((field) => a[field] === b[field]);
}
