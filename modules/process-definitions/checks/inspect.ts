import type { Finding } from './finding.js';
import { findingOf } from './rule.js';
import { RULES } from './rules/index.js';
import type { Subject } from './subject.js';

const MOST_FINDINGS = 500;

/** Everything the rules find in a diagram, errors first; at most 500. */
export function inspect(subject: Subject): Finding[] {
  const findings = RULES.flatMap((rule) => [...rule.find(subject)].map((place) => findingOf(rule, place)));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return [...errors, ...warnings].slice(0, MOST_FINDINGS);
}
