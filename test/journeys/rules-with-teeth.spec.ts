import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const MATTER = {
  channel: 'phone',
  nature: 'complaint',
  category: '0101',
  title: '路灯不亮',
  content: '路口的路灯不亮',
};
const CITIZEN = { name: '演示市民', phone: '00000000077' };

const register = (key: string, citizen: object = CITIZEN) =>
  hotline.call<{ id: string }>('POST', '/api/v1/cases', { as: 'zuoxi', key, body: { ...MATTER, citizen } });

async function replied(): Promise<Journey> {
  const journey = new Journey(hotline, (await register('replied')).body.id);
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  await journey.handledBy('LS-DCG');
  await journey.unit('LS-DCG', 'reply', { reply: '已修复', internalNote: '灯杆被撞，追偿中' });
  return journey;
}

describe('rules with teeth (domain §5)', () => {
  it('intake never loses a case: the same key is the same case, told twice', async () => {
    const [first, second] = [await register('once'), await register('once')];
    expect(second.body.id).toBe(first.body.id);
  });

  it('a duplicate is linked, never dropped', async () => {
    const first = await register('first');
    const again = new Journey(hotline, (await register('again')).body.id);
    const { links } = (await again.get<{ links: { caseId: string }[] }>('')).body;
    expect(links.map(({ caseId }) => caseId)).toContain(first.body.id);
    expect(await again.open()).toEqual(['dispatch']);
  });

  it('rework is not automatic: a gate with a reason comes first', async () => {
    const journey = await replied();
    await journey.followedUp('dissatisfied');
    expect(await journey.open()).toEqual(['analyse-dissatisfaction']);
    await expect(journey.centre('duban', 'analyse-dissatisfaction', { reasonable: true })).rejects.toThrow(/cause/);
  });

  it('what the citizen is told and what colleagues are told are two fields', async () => {
    const journey = new Journey(hotline, (await register('replied')).body.id);
    const { body } = await journey.get('');
    expect(body.reply).toBe('已修复');
    const [notes] = [(await journey.get<{ items: { visibility: string; text: string }[] }>('/notes')).body.items];
    expect(notes).toEqual([expect.objectContaining({ visibility: 'internal', text: '灯杆被撞，追偿中' })]);
    const stored = await runSql<{ found: boolean }>(
      hotline.db.url,
      `SELECT bool_or(variables::text LIKE '%追偿中%') AS found FROM process_instance WHERE stream = $1`,
      [journey.caseId],
    );
    expect(stored[0]?.found).toBe(false);
  });

  it('phone numbers are encrypted at rest, masked on screen, and seen only for a stated purpose, which is recorded', async () => {
    const journey = new Journey(hotline, (await register('private')).body.id);
    const sql = `SELECT citizen_phone AS phone, c::text AS whole FROM citizen_case c WHERE id = $1`;
    const [row] = await runSql<{ phone: Buffer; whole: string }>(hotline.db.url, sql, [journey.caseId]);
    expect(row?.phone.includes(CITIZEN.phone)).toBe(false);
    expect(row?.whole).not.toContain(CITIZEN.phone);
    expect(JSON.stringify((await journey.get('')).body)).not.toContain(CITIZEN.phone);
    expect((await journey.post('/personal-data', {}, 'zuoxi')).status).toBe(400);
    const { body } = await journey.post('/personal-data', { purpose: '核实地址' }, 'zuoxi');
    expect(JSON.stringify(body)).toContain(CITIZEN.phone);
    const said = await journey.events();
    expect(said.filter(({ data }) => data.purpose === '核实地址')).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain(CITIZEN.phone);
  });
});
