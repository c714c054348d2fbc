import { Hotline } from '../support/hotline.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

interface Limit {
  code: string;
  version: number;
  enabled: boolean;
  preset: string;
}

const put = (path: string, body: object, as = 'admin') => hotline.call('PUT', `/api/v1/${path}`, { as, body });
const read = async (path: string) => (await hotline.call<any>('GET', `/api/v1/${path}`)).body;

describe('the calendar', () => {
  it('is made of the nation and what the city says of single days', async () => {
    const day = { kind: 'holiday', name: '市民日' };
    expect((await put('calendar/days/2026-03-10', day)).status).toBe(200);
    const { days, irregular } = await read('calendar?year=2026');
    expect(days).toEqual([{ ...day, date: '2026-03-10', note: null }]);
    expect(irregular).toContainEqual({ date: '2026-03-10', worked: false });
    expect((await hotline.call('DELETE', '/api/v1/calendar/days/2026-03-10')).status).toBe(204);
    expect((await read('calendar?year=2026')).irregular).not.toContainEqual({ date: '2026-03-10', worked: false });
  });

  it('refuses dates and hours that are none, and those who may not', async () => {
    const day = { kind: 'holiday', name: '市民日' };
    expect((await put('calendar/days/2026-02-30', day)).body.code).toBe('calendar-date-invalid');
    const windows = [{ from: '17:00', to: '09:00' }];
    expect((await put('calendar/hours', { windows })).body.code).toBe('calendar-hours-invalid');
    expect((await put('calendar/days/2026-03-10', day, 'liucheng')).body.code).toBe('role-missing');
  });
});

describe('the limits', () => {
  it('get a next version; the one before stays in the history', async () => {
    const { items } = await read('sla-policies');
    const {
      code,
      version,
      enabled: _enabled,
      preset: _preset,
      ...limit
    } = items.find(({ isCeiling }: { isCeiling: boolean }) => !isCeiling) as Limit;
    const changed = { ...limit, name: '改过的时限' };
    expect((await put(`sla-policies/${code}`, changed)).body).toMatchObject({ name: '改过的时限', enabled: true });
    const versions = (await read(`sla-policies/${code}`)).items;
    expect(versions.map((each: { version: number }) => each.version)).toEqual([version + 1, version]);
  });

  it('refuse what cannot be counted, and those who may not', async () => {
    const [{ code, version: _v, enabled: _e, preset: _p, ...limit }] = (await read('sla-policies')).items;
    const broken = { ...limit, limit: { value: -1, unit: 'hour' } };
    expect((await put(`sla-policies/${code}`, broken)).status).toBeLessThan(500);
    expect((await put(`sla-policies/${code}`, broken)).status).toBeGreaterThanOrEqual(400);
    expect((await put(`sla-policies/${code}`, limit, 'liucheng')).body.code).toBe('role-missing');
    expect((await hotline.call('GET', '/api/v1/sla-policies/nothing')).body.code).toBe('sla-policy-unknown');
  });
});
