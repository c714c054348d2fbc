import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const MODES = '/api/v1/modes';
const HOUR = 3_600_000;
const REPLY = { measure: 'reply', applies: { urgency: ['general'] }, clock: '24x7', clause: '防汛预案第三条' };
const FLOOD = {
  limits: [{ ...REPLY, limit: { value: 12, unit: 'hour' } }],
  policies: { 'follow-up-rules': { rules: [{ mode: 'none', percent: 0 }] } },
  dispatchRules: [{ category: '01', leadUnit: 'LS-DYJ', clause: '防汛预案第五条' }],
  desks: { 'role:dispatcher': 'role:leader' },
};

const call = (method: string, path: string, body?: unknown, as = 'admin', at = hotline) =>
  at.call(method, `${MODES}${path}`, { as, body });
const draft = (overlay: object, basedOn = 0) => ({ basedOn, name: '防汛', overlay, clause: '防汛预案' });
const now = async () => Date.parse((await hotline.advance('PT1S')).body.now as string);
const after = async (ms: number) => new Date((await now()) + ms).toISOString();
const current = async (at = hotline) => (await call('GET', '/current', undefined, 'zuoxi', at)).body;

async function switchOn(mode: string, ms = 2 * HOUR): Promise<string> {
  const { status, body } = await call('POST', '/switches', { mode, until: await after(ms), reason: '汛情' }, 'duban');
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id as string;
}
const switchOff = (id: string) => call('DELETE', `/switches/${id}`, undefined, 'duban');

let matters = 0;
const arrive = async (at = hotline) => {
  const title = `路灯 ${++matters}`;
  return new Journey(at, await at.register({ title, content: title }));
};
const dispatched = async (as: string) => {
  const one = await arrive();
  await one.centre(as, 'dispatch');
  return one;
};
const clockOf = async (one: Journey) => (await one.said('sla.started')).find(({ measure }) => measure === 'reply');

beforeAll(async () => void (await call('PUT', '/flood', draft(FLOOD))));

describe('a mode that is switched on', () => {
  it('gives new cases its limit, its desk and its route, and leaves running clocks alone', async () => {
    const before = await dispatched('paidan');
    const [usual] = (await before.get('')).body.clocks;
    const id = await switchOn('flood');
    expect(await current()).toMatchObject({ mode: 'flood', version: 1, switchId: id });

    const one = await arrive();
    const opened = (await one.said('task.opened')).at(-1);
    expect(opened).toMatchObject({ candidateGroups: ['role:leader'], insteadOf: ['role:dispatcher'], mode: 'flood' });
    await one.centre('lingdao', 'dispatch');
    const grounds = { leadUnit: 'LS-DYJ', clause: '防汛预案第五条', rule: 1, mode: 'flood' };
    expect((await one.said('case.dispatched')).at(-1)).toMatchObject(grounds);
    const { startedAt, dueAt, ...clock } = (await clockOf(one))!;
    expect(clock).toMatchObject({ policyCode: null, clause: '防汛预案第三条' });
    expect(Date.parse(dueAt) - Date.parse(startedAt)).toBe(12 * HOUR);
    expect((await before.get('')).body.clocks).toContainEqual(usual);

    await switchOff(id);
    const later = await dispatched('paidan');
    expect((await later.said('case.dispatched')).at(-1)).toMatchObject({ leadUnit: 'LS-DCG' });
    expect(await clockOf(later)).toMatchObject({ policyCode: 'leshan.general.reply' });
  });

  it('lays its part of a policy over the one in force, while it lasts', async () => {
    const followedUp = async () => {
      const one = await dispatched('admin');
      const unit = (await one.get('')).body.leadUnit as string;
      await one.handledBy(unit);
      await one.unit(unit, 'reply', { reply: '已修好' });
      return one.open();
    };
    const id = await switchOn('flood');
    expect(await followedUp()).toEqual(['archive']);
    await switchOff(id);
    expect(await followedUp()).toEqual(['follow-up']);
  });

  it('ends by itself', async () => {
    await switchOn('flood', HOUR);
    await hotline.advance('PT1H');
    expect(await current()).toMatchObject({ mode: 'regular', version: null });
    const { body } = await call('GET', '/switches?limit=1');
    expect(body.items).toMatchObject([{ mode: 'flood', reason: '汛情', switchedBy: 'duban', endedBy: null }]);
    const types = await hotline.db.database.query<{ type: string }>(
      `SELECT type FROM audit_event WHERE type LIKE 'mode.%' ORDER BY at DESC, seq DESC LIMIT 2`,
    );
    expect(types.map(({ type }) => type)).toEqual(['mode.ended', 'mode.switched']);
  });

  it('holds on every node', async () => {
    const second = await Hotline.open({ DATABASE_URL: hotline.db.url });
    try {
      const id = await switchOn('flood');
      await second.advance('PT1M'); // simulated clocks are each node's own
      expect(await current(second)).toMatchObject({ mode: 'flood', switchId: id });
      const one = await arrive(second);
      expect((await one.said('task.opened')).at(-1)).toMatchObject({ candidateGroups: ['role:leader'] });
      await call('DELETE', `/switches/${id}`, undefined, 'duban', second);
      await hotline.advance('PT2M');
      expect(await current()).toMatchObject({ mode: 'regular' });
    } finally {
      await second.close();
    }
  });

  it.each(['holiday', 'emergency'])('may be the shipped %s mode, which is marked as a preset', async (mode) => {
    const { body } = await call('GET', `/${mode}`);
    expect(body.items[0].clause).toContain('预设值');
    expect(body.items[0].overlay.limits.every(({ clause }: { clause: string }) => clause.includes('预设值'))).toBe(
      true,
    );
    expect((await switchOff(await switchOn(mode))).status).toBe(200);
  });
});

describe('switching', () => {
  it('is refused while another mode holds, and for times that cannot be', async () => {
    const id = await switchOn('flood');
    const until = await after(HOUR);
    const refused = await call('POST', '/switches', { mode: 'holiday', until }, 'duban');
    expect(refused).toMatchObject({ status: 409, body: { code: 'mode-overlap', current: { id, name: '防汛' } } });
    await switchOff(id);
    const past = new Date((await now()) - HOUR).toISOString();
    for (const body of [
      { until: past },
      { from: past, until },
      { mode: 'regular', until },
      { until: '2999-01-01T00:00:00Z' },
    ])
      expect((await call('POST', '/switches', { mode: 'flood', ...body }, 'duban')).body).toMatchObject({
        ...{ status: 422, code: 'mode-switch-invalid' },
      });
    for (const body of [{}, { mode: 7, until }, { mode: 'flood', until: 'soon' }, { mode: 'flood', until: '2026-W01' }])
      expect((await call('POST', '/switches', body, 'duban')).status).toBe(400);
    expect((await call('POST', '/switches', { mode: 'none', until }, 'duban')).body.code).toBe('mode-unknown');
    expect((await switchOff('01920000-0000-7000-8000-000000000000')).body.code).toBe('mode-switch-unknown');
    expect((await switchOff(id)).body.code).toBe('mode-switch-over');
  });

  it('is for leaders and supervisors, publishing for administrators', async () => {
    const until = await after(HOUR);
    expect((await call('POST', '/switches', { mode: 'flood', until }, 'paidan')).status).toBe(403);
    expect((await call('PUT', '/flood', draft(FLOOD, 1), 'duban')).status).toBe(403);
    const { body } = await call('POST', '/switches', { mode: 'flood', until }, 'lingdao');
    expect((await call('DELETE', `/switches/${body.id}`, undefined, 'ls-dcg')).status).toBe(403);
    expect((await switchOff(body.id as string)).status).toBe(200);
  });
});

describe('publishing a mode', () => {
  const faults = async (overlay: object) => {
    const { status, body } = await call('PUT', '/odd', draft(overlay));
    expect([status, body.code]).toEqual([422, 'mode-refused']);
    return body.errors.map(({ path, message }: Record<string, string>) => `${path}: ${message}`);
  };

  it('refuses a limit looser than the ceiling, and names both', async () => {
    const looser = { ...REPLY, clock: 'working', limit: { value: 16, unit: 'working-day' } };
    expect(await faults({ limits: [FLOOD.limits[0], looser] })).toEqual([
      expect.stringMatching(/^overlay\.limits\.1\.limit: would end later than the ceiling "省定上限/),
    ]);
  });

  it('refuses desks, policies, rules and limits that cannot be', async () => {
    expect(
      await faults({
        limits: [{ ...REPLY, limit: { value: 1, unit: 'year' } }],
        policies: { nothing: {}, 'return-rules': { designateAfter: 'x', more: 1 } },
        dispatchRules: [{ leadUnit: 'LS-DYJ', category: '9999', clause: '甲' }],
        desks: { 'role:agent': 'role:nobody', 'unit:NOWHERE': 'role:agent' },
      }),
    ).toEqual([
      'overlay.desks.role:agent: "role:nobody" is no group of a known role or an open unit',
      'overlay.desks.unit:NOWHERE: "unit:NOWHERE" is no group of a known role or an open unit',
      'overlay.policies.nothing.code: There is no policy nothing',
      expect.stringContaining('overlay.policies.return-rules.value.more: '),
      expect.stringContaining('overlay.policies.return-rules.value.designateAfter: '),
      expect.stringContaining('overlay.policies.return-rules.value.designateAfter: '),
      expect.stringContaining('overlay.policies.return-rules.value.designateAfter: '),
      'overlay.limits.0.limit.unit: does not go with clock 24x7',
      'overlay.dispatchRules.0.category: "9999" is not a known category',
    ]);
    expect(await faults({ dispatchRules: [{ leadUnit: 7 }] })).toContainEqual(
      expect.stringMatching(/^overlay\.dispatchRules\.0\.leadUnit: /),
    );
    for (const overlay of [
      { desks: { 'role:agent': 7 } },
      { policies: { 'return-rules': 7 } },
      { limits: [{ ...REPLY, limit: { value: 1, unit: 'hour' }, applies: { colour: ['red'] } }] },
    ])
      expect(await faults(overlay)).not.toEqual([]);
    const unstorable = { limits: [{ ...FLOOD.limits[0], applies: { channel: ['\0'] } }] };
    expect((await call('PUT', '/odd', draft(unstorable))).status).toBe(400);
    for (const overlay of [7, { limits: 7 }, { limits: [7] }, { dispatchRules: [7] }, { more: 1 }])
      expect((await call('PUT', '/odd', draft(overlay as object))).status).toBe(400);
  });

  it('makes the next version, on the basis of the newest, and never one of the regular mode', async () => {
    expect((await call('PUT', '/flood', draft(FLOOD))).body).toMatchObject({ status: 409, code: 'mode-changed' });
    expect((await call('PUT', '/flood', draft(FLOOD, 1))).body).toMatchObject({ code: 'flood', version: 2 });
    expect((await call('GET', '/flood')).body.items).toMatchObject([{ version: 2 }, { version: 1 }]);
    expect((await call('PUT', '/regular', draft(FLOOD, 1))).body.code).toBe('mode-refused');
    expect((await call('GET', '/none')).body.code).toBe('mode-unknown');
    expect((await call('GET', '/No!')).status).toBe(400);
  });
});
