import { CONDITIONS, isSymbol, type DispatchRule } from './dispatch-rule.js';
import type { RuleFault } from './rule-check.js';
import type { RuleReader } from './rule-reader.js';

/** Warns of rules that can never fit, because one before takes all of their cases. */
export function coveredRules(rules: readonly DispatchRule[], reader: RuleReader): RuleFault[] {
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index).findIndex((earlier) => covers(earlier, rule, reader));
    const message = `can never fit: rule ${String(before + 1)} takes all of its cases`;
    return before < 0 ? [] : [{ index, field: 'rule', message }];
  });
}

/** A rule that names its lead by the place or category fits only where that is known. */
function covers(earlier: DispatchRule, later: DispatchRule, reader: RuleReader): boolean {
  if (isSymbol(earlier.leadUnit) && later.leadUnit !== earlier.leadUnit) return false;
  return CONDITIONS.every((name) => reader.meets(name, earlier[name], later[name]));
}
