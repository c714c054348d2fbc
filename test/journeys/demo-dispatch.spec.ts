import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const current = async () => (await hotline.call('GET', '/api/v1/dispatch-tables/current', { as: 'paidan' })).body;

async function proposedFor(facts: Record<string, unknown>): Promise<Record<string, unknown>> {
  const one = new Journey(hotline, await hotline.register({ title: JSON.stringify(facts), ...facts }));
  await one.centre('paidan', facts.urgency === 'urgent' ? 'dispatch-urgent' : 'dispatch');
  const [said = {}] = await one.said('case.dispatched');
  return said;
}

describe('the table of the demo city', () => {
  it('is in force from the start, every rule with its clause', async () => {
    const { version, rules, note } = await current();
    expect({ version, note, rules: rules.length }).toEqual({ version: 1, note: '演示城市', rules: 12 });
    expect(rules.every(({ clause }: { clause: string }) => clause.startsWith('演示派单细则第'))).toBe(true);
  });

  it('sends a case where its rule says, and tells the clause', async () => {
    expect(await proposedFor({ category: '0104', place: 'LS-SZ-03-01' })).toMatchObject({
      ...{ leadUnit: 'LS-SZ-03', coUnits: ['LS-DCG'], rule: 5, clause: expect.stringContaining('第五条') },
    });
    expect(await proposedFor({ category: '0301', place: 'LS-SZ-01' })).toMatchObject({ leadUnit: 'LS-SZ', rule: 8 });
    expect(await proposedFor({ category: '0103', place: 'LS-SZ-01', urgency: 'urgent' })).toMatchObject({
      ...{ leadUnit: 'LS-DCG', coUnits: ['LS-SZ-01'], rule: 1 },
    });
  });

  it('leaves to the category what no rule names', async () => {
    expect(await proposedFor({ category: '0101' })).toMatchObject({ leadUnit: 'LS-DCG', rule: null });
  });

  it('has no rule that another hides', async () => {
    const { rules } = await current();
    const body = { rules, basedOn: 1 };
    const { body: answer } = await hotline.call('PUT', '/api/v1/dispatch-tables/current', { body });
    expect(answer).toEqual({ version: 1, warnings: [] });
  });

  it('is published once, and never over what the city made of it', async () => {
    await hotline.restart();
    expect((await current()).version).toBe(1);
    await hotline.call('PUT', '/api/v1/dispatch-tables/current', { body: { rules: [], basedOn: 1 } });
    await hotline.restart();
    expect(await current()).toMatchObject({ version: 2, rules: [] });
  });
});
