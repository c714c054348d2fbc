import { execFileSync } from 'node:child_process';
import { WorkingCalendar } from '../calendar/index.js';
import { layered, settle, type Deadline } from './deadline.js';
import { assertCountable, assertNotLooser } from './policy-check.js';
import { CITY_PRESETS, type CityPreset } from '../policies/index.js';
import { POLICY_PRESETS } from './policy-presets.js';
import { matches, type SlaFacts, type SlaPolicy, type SlaPolicyDraft } from './sla-policy.js';

const calendar = new WorkingCalendar();

/** An instant by the clock on the wall in China. */
const at = (wall: string): Date => new Date(`${wall.replace(' ', 'T')}+08:00`);

const inForce = (drafts: SlaPolicyDraft[]): SlaPolicy[] =>
  drafts.map((draft) => ({ ...draft, version: 1, enabled: true }));

function deadline(policies: SlaPolicy[], measure: string, facts: SlaFacts, start: string): Deadline | null {
  const governing = policies.filter((policy) => policy.measure === measure && matches(policy, facts));
  return settle(calendar, layered(governing), at(start));
}

const preset = (name: CityPreset): SlaPolicy[] => inForce(POLICY_PRESETS[name]);
const urgent = { urgency: 'urgent', nature: 'help', channel: 'phone' };
const general = { urgency: 'general', nature: 'complaint', channel: 'phone' };

interface Rule {
  rule: string;
  city: CityPreset;
  measure: string;
  facts: SlaFacts;
  /** Start, yellow card, red card. */
  times: [start: string, warn: string, due: string];
}

const LESHAN: Omit<Rule, 'city'>[] = [
  {
    rule: 'urgent: responded — 20 minutes from dispatch, 24×7, to the second, across midnight',
    ...{ measure: 'respond', facts: urgent },
    times: ['2026-03-06 23:50:30', '2026-03-07 00:00:30', '2026-03-07 00:10:30'],
  },
  {
    rule: 'urgent: responded — 20 minutes, on a public holiday',
    ...{ measure: 'respond', facts: urgent },
    times: ['2026-10-01 03:00:00', '2026-10-01 03:10:00', '2026-10-01 03:20:00'],
  },
  {
    rule: 'urgent: replied — 24 hours, 24×7, into 国庆',
    ...{ measure: 'reply', facts: urgent },
    times: ['2026-09-30 18:00:01', '2026-10-01 14:00:01', '2026-10-01 18:00:01'],
  },
  {
    rule: 'general: citizen contacted — 1 working day, over a weekend',
    ...{ measure: 'contact', facts: general },
    times: ['2026-03-06 10:20:30', '2026-03-09 13:00:00', '2026-03-09 17:00:00'],
  },
  {
    rule: 'general: replied — 5 working days',
    ...{ measure: 'reply', facts: general },
    times: ['2026-03-02 09:00:00', '2026-03-09 09:00:00', '2026-03-09 17:00:00'],
  },
  {
    rule: 'general: replied — 5 working days before 国庆, past the holiday, through the make-up Saturday',
    ...{ measure: 'reply', facts: general },
    times: ['2026-09-29 15:30:00', '2026-10-12 09:00:00', '2026-10-12 17:00:00'],
  },
  {
    rule: 'provincial ceiling — a question 3 working days',
    ...{ measure: 'reply', facts: { ...general, nature: 'inquiry' } },
    times: ['2026-03-02 09:00:00', '2026-03-05 09:00:00', '2026-03-05 17:00:00'],
  },
  {
    rule: 'complex: bounded by the provincial ceiling alone — a complaint 15 working days',
    ...{ measure: 'reply', facts: { urgency: 'complex', nature: 'complaint' } },
    times: ['2026-03-02 09:00:00', '2026-03-23 09:00:00', '2026-03-23 17:00:00'],
  },
  {
    rule: 'complex: bounded by the provincial ceiling alone — a suggestion 7 working days',
    ...{ measure: 'reply', facts: { urgency: 'complex', nature: 'suggestion' } },
    times: ['2026-03-02 09:00:00', '2026-03-11 09:00:00', '2026-03-11 17:00:00'],
  },
  {
    rule: 'follow-up done — per preset',
    ...{ measure: 'follow-up', facts: general },
    times: ['2026-03-02 09:00:00', '2026-03-05 09:00:00', '2026-03-05 17:00:00'],
  },
];

const OTHERS: Rule[] = [
  {
    rule: 'urgent: on site (Ningxiang) — 30 minutes in town',
    ...{ city: 'ningxiang', measure: 'on-site', facts: { ...urgent, area: 'town' } },
    times: ['2026-02-17 08:00:00', '2026-02-17 08:20:00', '2026-02-17 08:30:00'],
  },
  {
    rule: 'urgent: on site (Ningxiang) — one to two hours in the countryside: warned after one, late after two',
    ...{ city: 'ningxiang', measure: 'on-site', facts: { ...urgent, area: 'countryside' } },
    times: ['2026-02-17 08:00:00', '2026-02-17 09:00:00', '2026-02-17 10:00:00'],
  },
  {
    rule: 'prominent problems (Ningxiang) — from one meeting to the next day with a 6',
    ...{ city: 'ningxiang', measure: 'prominent', facts: general },
    times: ['2026-02-26 10:00:00', '2026-03-06 00:00:00', '2026-03-07 00:00:00'],
  },
  {
    rule: 'rework replied — per preset',
    ...{ city: 'jining', measure: 'rework-reply', facts: general },
    times: ['2026-03-02 09:00:00', '2026-03-05 09:00:00', '2026-03-05 17:00:00'],
  },
];

describe('the limits of domain §3', () => {
  const rules: Rule[] = [...LESHAN.map((rule) => ({ ...rule, city: 'leshan' as const })), ...OTHERS];

  it.each(rules)('$rule', ({ city, measure, facts, times: [start, warn, due] }) => {
    expect(deadline(preset(city), measure, facts, start)).toMatchObject({ warnAt: at(warn), dueAt: at(due) });
  });

  it('inquiry answered at once, on the line: no clock', () => {
    const inquiry = { urgency: 'inquiry', nature: 'inquiry' };
    for (const measure of ['respond', 'contact'])
      expect(deadline(preset('leshan'), measure, inquiry, '2026-03-02 09:00')).toBeNull();
  });

  it('every shipped policy can be counted, and none is looser than a ceiling of its city', () => {
    for (const city of CITY_PRESETS)
      for (const policy of preset(city)) {
        assertCountable(policy);
        assertNotLooser(policy, preset(city), calendar, at('2026-01-01 00:00:00'));
      }
  });
});

describe('layers', () => {
  const rule = (code: string, days: number, more: Partial<SlaPolicyDraft> = {}): SlaPolicyDraft => ({
    ...{ code, name: code, preset: 'local', measure: 'reply', applies: {}, clock: 'working', warnBefore: null },
    ...{ limit: { value: days, unit: 'working-day' }, isCeiling: false, clause: '测试' },
    ...more,
  });
  const winner = (...drafts: SlaPolicyDraft[]) => deadline(inForce(drafts), 'reply', general, '2026-03-02 09:00:00');

  it('the most specific local policy wins, looser or not', () => {
    const special = rule('special', 9, { applies: { urgency: ['general'], nature: ['complaint'] } });
    expect(winner(rule('all', 3), special, rule('some', 5, { applies: { urgency: ['general'] } }))?.policyCode).toBe(
      'special',
    );
  });

  it('a stricter ceiling wins over the local limit, and the stricter of two ceilings over the other', () => {
    const ceilings = [rule('wide', 4, { isCeiling: true }), rule('narrow', 2, { isCeiling: true })];
    const result = winner(rule('local', 5), ...ceilings);
    expect(result).toMatchObject({
      policyCode: 'narrow',
      dueAt: at('2026-03-04 17:00'),
      ceilingAt: at('2026-03-04 17:00'),
    });
  });

  it('a looser ceiling gives no more time, but bounds extensions', () => {
    const result = winner(rule('local', 2), rule('ceiling', 4, { isCeiling: true }));
    expect(result).toMatchObject({
      policyCode: 'local',
      dueAt: at('2026-03-04 17:00'),
      ceilingAt: at('2026-03-06 17:00'),
    });
  });

  it('of two local policies equally specific, the stricter counts', () => {
    const byNature = rule('nature', 4, { applies: { nature: ['complaint'] } });
    const byChannel = rule('channel', 6, { applies: { channel: ['phone'] } });
    expect(winner(byChannel, byNature)?.policyCode).toBe('nature');
  });

  it('a condition on something unknown is not met', () => {
    const policies = inForce([rule('town', 1, { applies: { area: ['town'] } })]);
    expect(deadline(policies, 'reply', general, '2026-03-02 09:00:00')).toBeNull();
  });

  it('a warning that would come before the start is left out', () => {
    expect(winner(rule('short', 1, { warnBefore: { value: 9, unit: 'working-day' } }))?.warnAt).toBeNull();
  });
});

describe('the time zone of the process', () => {
  const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    import { WorkingCalendar } from ${here('../calendar/index.ts')};
    import { settle } from ${here('./deadline.ts')};
    import { POLICY_PRESETS } from ${here('./policy-presets.ts')};
    const [calendar, out] = [new WorkingCalendar(), []];
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2028, 0, 1); day += 86400000) {
      out.push(calendar.isWorkingDay(new Date(day).toISOString().slice(0, 10)));
      for (const policy of Object.values(POLICY_PRESETS).flat())
        out.push(settle(calendar, { local: [policy], ceilings: [] }, new Date(day + 57_600_000)).dueAt);
    }
    console.log(JSON.stringify(out));`;
  const run = (TZ: string): string =>
    execFileSync(
      process.execPath,
      [
        '--no-warnings',
        '--import',
        new URL('../../test/support/load-typescript.js', import.meta.url).href,
        '--input-type=module',
        '-e',
        script,
      ],
      { env: { ...process.env, NODE_OPTIONS: '', TZ }, encoding: 'utf8' },
    );

  it('changes no working day and no deadline', () => {
    const inChina = run('Asia/Shanghai');
    expect(JSON.parse(inChina)).toContain('2026-10-12T09:00:00.000Z');
    for (const zone of ['America/New_York', 'UTC', 'Pacific/Kiritimati']) expect(run(zone) === inChina).toBe(true);
  });
});
