import { createHash } from 'node:crypto';
import type { FollowUpRules, SamplingRule } from './sampling-policy.js';

/** What is known of a case when it is drawn. */
export interface SampledCase {
  number: string;
  process: string;
  channel: string;
  nature: string;
}

/** How a draw came out. */
export interface Draw {
  sampled: boolean;
  mode: SamplingRule['mode'];
  percent: number;
  /** From 0 to 99; the case is asked when it is below `percent`. Null where nothing was drawn. */
  drawn: number | null;
}

/** The process a case is followed up in. */
export const processOf = ({ urgency }: { urgency: string }): string => (urgency === 'urgent' ? 'urgent' : 'standard');

const EVERYBODY: SamplingRule = { mode: 'all', percent: 100 };

/** Draws one case: the same rules and number always give the same answer. Without a rule that fits everybody is asked. */
export function draw({ seed, rules }: FollowUpRules, found: SampledCase): Draw {
  const rule = rules.find((each) => fits(each, found)) ?? EVERYBODY;
  const { mode, percent } = rule;
  if (mode !== 'sample') return { sampled: mode === 'all', mode, percent, drawn: null };
  const drawn = lot(seed, found.number);
  return { sampled: drawn < percent, mode, percent, drawn };
}

const fits = (rule: SamplingRule, found: SampledCase): boolean =>
  (['process', 'channel', 'nature'] as const).every((fact) => !rule[fact] || rule[fact] === found[fact]);

/** A number from 0 to 99: the first 48 bits of SHA-256 over seed and case number, modulo 100. */
const lot = (seed: string, number: string): number =>
  createHash('sha256').update(`${seed}\n${number}`).digest().readUIntBE(0, 6) % 100;
