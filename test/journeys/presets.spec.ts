import { readConfig } from '../../modules/kernel/index.js';
import { startServer } from '../../apps/server/start-server.js';
import { Hotline } from '../support/hotline.js';
import { createTestDatabase } from '../support/index.js';
import { Journey } from './support/journey.js';

type Policy = { code: string; value: Record<string, any>; version: number };

const inCity = async (city: string, test: (hotline: Hotline) => Promise<void>) => {
  const hotline = await Hotline.open({ CITY: city });
  try {
    await test(hotline);
  } finally {
    await hotline.close();
  }
};
const policy = async (hotline: Hotline, code: string) =>
  (await hotline.call<{ items: Policy[] }>('GET', '/api/v1/policies')).body.items.find((each) => each.code === code);

/** An urgent case at a place, dispatched and responded to: minutes its unit has until it must be on the spot. */
async function minutesToArrive(hotline: Hotline, place: string): Promise<number | null> {
  const journey = new Journey(hotline, await hotline.register({ urgency: 'urgent', place }));
  await journey.centre('paidan', 'dispatch-urgent', { leadUnit: 'LS-DCG' });
  await journey.unit('LS-DCG', 'respond', { responseNote: '已出发' });
  const clocks = (await journey.get<{ clocks: Clock[] }>('')).body.clocks;
  const clock = clocks.find(({ measure }) => measure === 'on-site');
  return clock ? (Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / 60_000 : null;
}

interface Clock {
  measure: string;
  startedAt: string;
  dueAt: string;
}

/** A street and a township of the demo city. */
async function places(hotline: Hotline): Promise<[town: string, countryside: string]> {
  const { body } = await hotline.call<{ items: Place[] }>('GET', '/api/v1/units?limit=200');
  const find = (isStreet: boolean) =>
    body.items.find(({ kind, name }) => kind === 'township' && name.includes('街道') === isStreet)?.code ?? '';
  return [find(true), find(false)];
}

interface Place {
  code: string;
  kind: string;
  name: string;
}

describe('the presets of domain §3 and §4', () => {
  it(
    '宁乡: on site in 30 minutes in town, in 2 hours in the countryside',
    () =>
      inCity('ningxiang', async (hotline) => {
        const [town, countryside] = await places(hotline);
        expect(await minutesToArrive(hotline, town)).toBe(30);
        expect(await minutesToArrive(hotline, countryside)).toBe(120);
        expect((await policy(hotline, 'extension-rules'))?.value).toMatchObject({ maxTimes: 1 });
      }),
    60_000,
  );

  it(
    '乐山: no limit for arrival, 20 minutes to respond, two extensions',
    () =>
      inCity('leshan', async (hotline) => {
        const [town] = await places(hotline);
        expect(await minutesToArrive(hotline, town)).toBeNull();
        expect((await policy(hotline, 'extension-rules'))?.value).toMatchObject({ maxTimes: 2 });
      }),
    60_000,
  );

  it('济宁 loads too, and every city has every rule', async () => {
    const codes: string[][] = [];
    for (const city of ['jining', 'leshan'])
      await inCity(city, async (hotline) => {
        const { items } = (await hotline.call<{ items: Policy[] }>('GET', '/api/v1/policies')).body;
        codes.push(items.map(({ code }) => code));
      });
    expect(codes[0]).toEqual(codes[1]);
  }, 60_000);

  it('a city nobody knows is refused at the start', async () => {
    const db = await createTestDatabase();
    const start = startServer(readConfig({ DATABASE_URL: db.url, PORT: '0', CITY: 'atlantis', WORKER: 'false' }));
    await expect(start).rejects.toThrow(/CITY must be one of leshan, ningxiang, jining/);
    await db.drop();
  }, 60_000);
});

describe('a policy', () => {
  it(
    'gets a new version by administrators only, over the present one, and of the right shape',
    () =>
      inCity('leshan', async (hotline) => {
        const path = '/api/v1/policies/return-rules';
        const body = { value: { designateAfter: 2, returnWithinHours: 8 }, clause: '市政府办〔2026〕1号', basedOn: 1 };
        expect((await hotline.call('PUT', path, { as: 'duban', body })).status).toBe(403);
        expect((await hotline.call('PUT', path, { body })).body).toMatchObject({ version: 2 });
        expect((await hotline.call('PUT', path, { body })).body.code).toBe('policy-changed');
        const wrong = { ...body, basedOn: 2, value: { designateAfter: 'never', extra: 1 } };
        const { body: refused } = await hotline.call('PUT', path, { body: wrong });
        expect(refused.code).toBe('policy-invalid');
        expect((refused.errors as { path: string }[]).map(({ path: at }) => at)).toEqual(
          expect.arrayContaining(['value.extra', 'value.designateAfter', 'value.returnWithinHours']),
        );
        expect((await hotline.call('PUT', '/api/v1/policies/nothing', { body })).status).toBe(404);
      }),
    60_000,
  );
});
