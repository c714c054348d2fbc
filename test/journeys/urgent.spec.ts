import { Hotline } from '../support/hotline.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const UNITS = ['LS-DCG', 'LS-SZ'];

const urgent = () => hotline.register({ urgency: 'urgent', nature: 'help', title: '路面塌陷', place: 'LS-SZ' });
const types = async (caseId: string) => (await hotline.tasks(caseId)).map(({ type }) => type as string).sort();
const count = async (caseId: string, type: string) =>
  (await hotline.history(caseId)).filter((event) => event === type).length;

async function ofUnit(caseId: string, type: string, unit: string, variables: object): Promise<void> {
  const task = (await hotline.tasks(caseId)).find(
    (open) => open.type === type && open.candidateGroups.includes(`unit:${unit}`),
  );
  const { status, body } = await hotline.call('POST', `/api/v1/tasks/${task?.id}/completion`, {
    as: unit.toLowerCase(),
    body: { variables },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

async function treat(caseId: string, unit: string): Promise<void> {
  await ofUnit(caseId, 'respond', unit, { responseNote: '已出发' });
  const as = unit.toLowerCase();
  await hotline.upload(`/api/v1/cases/${caseId}/attachments`, { bytes: PHOTO, name: '现场.png', as, kind: 'photo' });
  await ofUnit(caseId, 'arrive', unit, { arrivedPlace: '路口' });
  await ofUnit(caseId, 'handle', unit, { result: '已围挡' });
}

async function finish(caseId: string, by: string): Promise<void> {
  await hotline.complete(caseId, 'reply', by, { reply: '已处置完毕' });
  const answers = { reached: true, contacted: true, solved: true, satisfaction: 'satisfied' };
  await hotline.complete(caseId, 'follow-up', 'huifang', answers);
  await hotline.complete(caseId, 'archive', 'guidang');
}

describe('an urgent case', () => {
  it('goes to several units at once, each responds, arrives and handles, the lead replies', async () => {
    const caseId = await urgent();
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG', coUnits: ['LS-SZ'] });
    expect(await types(caseId)).toEqual(['respond', 'respond']);
    for (const unit of UNITS) await treat(caseId, unit);
    await finish(caseId, 'ls-dcg');
    const { body } = await hotline.call('GET', `/api/v1/cases/${caseId}`, { as: 'duban' });
    expect(body.status).toBe('archived');
    expect(await count(caseId, 'sla.met')).toBeGreaterThanOrEqual(3);
  });

  it('gives each unit 20 minutes of its own: at 10 it is urged, at 20 the alarm climbs and a supervision opens', async () => {
    const caseId = await urgent();
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG', coUnits: ['LS-SZ'] });
    await ofUnit(caseId, 'respond', 'LS-SZ', { responseNote: '已出发' });
    await hotline.advance('PT9M');
    expect(await count(caseId, 'supervision.urged')).toBe(0);
    await hotline.advance('PT2M');
    expect(await count(caseId, 'supervision.urged')).toBe(1);
    expect(await count(caseId, 'sla.warning')).toBe(1);
    await hotline.advance('PT10M');
    expect(await count(caseId, 'sla.breached')).toBe(1);
    expect(await count(caseId, 'supervision.opened')).toBe(1);
    expect(await called(caseId)).toEqual(['duty-officer LS-DCG', 'duty-officer LS-DCG']);
    await hotline.advance('PT5M');
    await hotline.advance('PT10M');
    expect((await called(caseId)).slice(-2)).toEqual(['head LS-DCG', 'duty-leader LS']);
    await ofUnit(caseId, 'respond', 'LS-DCG', { responseNote: '刚到' });
    expect(await count(caseId, 'sla.stopped-late')).toBe(1);
  });

  it('answered in time calls nobody further and opens nothing', async () => {
    const caseId = await urgent();
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG' });
    await hotline.advance('PT11M');
    await ofUnit(caseId, 'respond', 'LS-DCG', { responseNote: '已出发' });
    await hotline.advance('PT3H');
    expect(await count(caseId, 'supervision.opened')).toBe(0);
    expect((await called(caseId)).some((call) => call.startsWith('duty-leader'))).toBe(false);
  });

  it('may be handed to 110 alone, and the centre answers the citizen', async () => {
    const caseId = await urgent();
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { police: true });
    expect(await types(caseId)).toEqual(['hand-over']);
    await hotline.complete(caseId, 'hand-over', 'paidan', { receiptNumber: '110-2026-1' });
    await finish(caseId, 'paidan');
    expect(await hotline.history(caseId)).toEqual(expect.arrayContaining(['case.handed-over', 'case.archived']));
  });

  it('refuses co-units without a lead, and arrival without a photo', async () => {
    const caseId = await urgent();
    await expect(hotline.complete(caseId, 'dispatch-urgent', 'paidan', { coUnits: ['LS-SZ'] })).rejects.toThrow(
      /task-variables-invalid/,
    );
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG' });
    await ofUnit(caseId, 'respond', 'LS-DCG', { responseNote: '已出发' });
    await expect(ofUnit(caseId, 'arrive', 'LS-DCG', { arrivedPlace: '路口' })).rejects.toThrow(/evidence-missing/);
  });
});

/** Whom alarms called, in order: post and unit. */
async function called(caseId: string): Promise<string[]> {
  const { body } = await hotline.call<{ items: any[] }>('GET', `/api/v1/cases/${caseId}/history?limit=200`);
  return body.items.filter(({ type }) => type === 'alarm.called').map(({ data }) => `${data.post} ${data.unit}`);
}
