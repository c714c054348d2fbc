import { draw } from './draw-sample.js';
import type { FollowUpRules, SamplingRule } from './sampling-policy.js';

const seeded = (seed: string, ...rules: SamplingRule[]): FollowUpRules => ({
  ...{ seed, rules },
  ...{ maxAttempts: 3, retryAfter: 'PT4H' },
});
const rulesOf = (...rules: SamplingRule[]) => seeded('x', ...rules);
const found = (number: number) => ({ number: String(number), process: 'standard', channel: 'phone', nature: 'help' });

describe('who is followed up', () => {
  it('is drawn the same however often one draws', () => {
    const rules = rulesOf({ mode: 'sample', percent: 30 });
    for (let number = 0; number < 100; number++) expect(draw(rules, found(number))).toEqual(draw(rules, found(number)));
  });

  it('is as many of a hundred as the rule says, and others with another seed', () => {
    const sampled = (seed: string) => {
      const rules = seeded(seed, { mode: 'sample', percent: 30 });
      return Array.from({ length: 10_000 }, (_, number) => draw(rules, found(number)).sampled);
    };
    const share = sampled('x').filter(Boolean).length / 10_000;
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.32);
    expect(sampled('x')).not.toEqual(sampled('y'));
  });

  it('follows the first rule that fits; without one everybody is asked', () => {
    const rules = rulesOf({ channel: 'phone', mode: 'none', percent: 0 }, { mode: 'all', percent: 100 });
    expect(draw(rules, found(1)).sampled).toBe(false);
    expect(draw(rules, { ...found(1), channel: 'app' }).sampled).toBe(true);
    expect(draw(rulesOf(), found(1))).toMatchObject({ sampled: true, mode: 'all' });
  });
});
