import { WorkingCalendar } from '../calendar/index.js';
import { DomainError } from '../kernel/index.js';
import { assertCountable, assertNotLooser } from './policy-check.js';
import type { SlaPolicyDraft, Span } from './sla-policy.js';

const calendar = new WorkingCalendar();
const from = new Date('2026-01-01T00:00:00+08:00');

const draft: SlaPolicyDraft = {
  ...{ code: 'city.reply', name: '回复', preset: 'local', measure: 'reply', applies: { nature: ['help'] } },
  ...{ limit: { value: 5, unit: 'working-day' }, clock: 'working', warnBefore: null, isCeiling: false, clause: '市规' },
};
const ceiling = (limit: Span, applies = {}) => ({
  ...{ ...draft, code: 'province.reply', name: '省定', isCeiling: true, limit, applies },
  ...{ version: 1, enabled: true },
});
const against =
  (local: Partial<SlaPolicyDraft>, limit: Span, applies = {}) =>
  () => {
    assertNotLooser({ ...draft, ...local }, [ceiling(limit, applies)], calendar, from);
  };

const days = (value: number): Span => ({ value, unit: 'working-day' });
const wall = (value: number, unit: Span['unit']): Partial<SlaPolicyDraft> => ({
  limit: { value, unit },
  clock: '24x7',
});

describe('a local limit against a ceiling', () => {
  it('may be as strict or stricter, never looser', () => {
    expect(against({ limit: days(7) }, days(7))).not.toThrow();
    expect(against({ limit: days(8) }, days(7))).toThrow(DomainError);
  });

  it('is compared over a year when the two count differently', () => {
    expect(against(wall(24, 'hour'), days(3))).not.toThrow();
    expect(against(wall(24, 'hour'), days(1))).toThrow('later'); // on the eve of a working day
    expect(against(wall(10, 'calendar-day'), days(7))).toThrow('later');
    expect(against({ limit: { value: 8, unit: 'hour' } }, days(1))).not.toThrow();
  });

  it('is compared with ceilings it shares cases with, and no others', () => {
    expect(against({ limit: days(9) }, days(7), { nature: ['complaint'] })).not.toThrow();
    expect(against({ limit: days(9), applies: {} }, days(7), { nature: ['complaint'] })).toThrow('later');
    expect(against({ limit: days(9), measure: 'contact' }, days(7))).not.toThrow();
  });

  it('does not hold a ceiling down: a province may publish what it likes', () => {
    expect(against({ limit: days(30), isCeiling: true }, days(7))).not.toThrow();
  });
});

describe('a policy that cannot be counted is refused, by field', () => {
  it.each<[string, Partial<SlaPolicyDraft>]>([
    ['code', { code: 'Über Alles' }],
    ['name', { name: ' ' }],
    ['clause', { clause: '' }],
    ['limit.value', { limit: days(0) }],
    ['limit.value', { limit: days(1.5) }],
    ['limit.value', { limit: days(1_000_000) }],
    ['limit.unit', wall(2, 'working-day')],
    ['limit.unit', { limit: { value: 2, unit: 'calendar-day' } }],
    ['limit.unit', { limit: { value: 2, unit: 'fortnight' as 'hour' } }],
    ['limit.unit', { clock: 'sun' as 'working' }],
    ['warnBefore.unit', { warnBefore: { value: 1, unit: 'calendar-day' } }],
    ['warnBefore.unit', { ...wall(6, 'day-ending-in'), warnBefore: { value: 6, unit: 'day-ending-in' } }],
    ['applies.colour', { applies: { colour: ['red'] } as SlaPolicyDraft['applies'] }],
    ['applies.nature', { applies: { nature: 'help' as unknown as string[] } }],
  ])('%s', (path, change) => {
    let refusal: unknown;
    try {
      assertCountable({ ...draft, ...change });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ definition: { code: 'sla-policy-invalid' }, errors: [{ path }] });
  });

  it('and a good one is not', () => {
    expect(() => {
      assertCountable(draft);
    }).not.toThrow();
  });
});
