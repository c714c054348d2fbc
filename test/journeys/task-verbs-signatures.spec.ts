import { boundary, timer } from '../process-definitions/support/drawing.js';
import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';
import { Desk } from './support/desk.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
let desk: Desk;
beforeAll(async () => {
  hotline = await Hotline.open();
  desk = new Desk(hotline);
}, 60_000);
afterAll(() => hotline.close());

const people = (...usernames: string[]) => usernames.map((username) => ({ username }));

/** A case in two branches: LS-DCG handles it, LS-DGA and LS-DZJ handle it with them. */
async function handled() {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG', coUnits: ['LS-DGA', 'LS-DZJ'] });
  await journey.unit('LS-DCG', 'sign', { outcome: 'signed' });
  await journey.unit('LS-DCG', 'contact', { contacted: true });
  return { journey, id: await journey.taskOf('LS-DCG', 'handle') };
}

const states = async (id: string) =>
  (await desk.task('duban', id)).signatures.map(({ state }: { state: string }) => state) as string[];

describe('会签: all sign side by side', () => {
  it('and the task waits for every one of them, while its limit goes on', async () => {
    const { journey, id } = await handled();
    const before = (await desk.task('ls-dcg', id)).dueAt as string;
    const asked = await desk.done('ls-dcg', id, 'signatures', {
      verb: 'counter-sign',
      signers: [{ username: 'ls-dga-head' }, { unit: 'LS-DZJ' }],
      note: '请核对',
    });
    expect(asked).toMatchObject({ limit: { against: 'LS-DCG', dueAt: before }, signatures: [{ note: '请核对' }, {}] });
    for (const refused of [
      await desk.complete('ls-dcg', id, { result: '已处理' }),
      await desk.act('ls-dcg', id, 'transfer', { unitCode: 'LS-DCG', reason: 'x' }),
    ])
      expect(refused).toMatchObject({
        status: 409,
        body: {
          code: 'task-awaits-signatures',
          signatures: [
            { username: 'ls-dga-head', state: 'open' },
            { unit: 'LS-DZJ', state: 'open' },
          ],
        },
      });
    const owed = await desk.owed('ls-dzj', id);
    expect(owed).toMatchObject({ type: 'counter-sign', formId: 'counter-sign', dueAt: before, actions: [] });
    expect((await desk.complete('ls-dga', owed.id, { agreed: true })).status).toBe(403);
    expect((await desk.complete('ls-dzj', owed.id, { agreed: 'yes' })).status).toBe(422);
    await desk.done('ls-dzj', owed.id, 'completion', { variables: { agreed: true, opinion: '同意' } });
    const other = await desk.owed('ls-dga-head', id);
    await desk.done('ls-dga-head', other.id, 'completion', { variables: { agreed: false, opinion: '权属不清' } });
    expect(await desk.task('ls-dcg', id)).toMatchObject({
      openSignatures: 0,
      signatures: [
        { state: 'refused', answeredBy: 'ls-dga-head', opinion: '权属不清' },
        { state: 'agreed', answeredBy: 'ls-dzj', opinion: '同意' },
      ],
    });
    expect(await journey.said('task.signature-given')).toMatchObject([
      { unit: 'LS-DZJ', agreed: true },
      { username: 'ls-dga-head', agreed: false },
    ]);
    expect(await journey.said('task.signatures-asked')).toMatchObject([
      { limit: { against: 'LS-DCG', dueAt: before } },
    ]);
    expect((await desk.complete('ls-dcg', id, { result: '已处理' })).status).toBe(200);
    expect(await desk.differences()).toEqual([]);
  });

  it('leaves the other branches and the join alone', async () => {
    const { journey, id } = await handled();
    await desk.done('ls-dcg', id, 'signatures', { verb: 'counter-sign', signers: people('ls-dhb') });
    await journey.unit('LS-DGA', 'co-handle', { result: '一' });
    await journey.unit('LS-DZJ', 'co-handle', { result: '二' });
    expect(await journey.open()).toEqual(['counter-sign', 'handle']);
    await desk.complete('ls-dhb', (await desk.owed('ls-dhb', id)).id, { agreed: true });
    await desk.done('ls-dcg', id, 'completion', { variables: { result: '三' } });
    expect(await journey.open()).toEqual(['review']);
    expect(await desk.differences()).toEqual([]);
  });

  it('two who sign at once are both counted', async () => {
    const { id } = await handled();
    await desk.done('ls-dcg', id, 'signatures', { verb: 'counter-sign', signers: people('ls-dhb', 'ls-dsc') });
    const [one, two] = [await desk.owed('ls-dhb', id), await desk.owed('ls-dsc', id)];
    const answers = await Promise.all([
      desk.complete('ls-dhb', one.id, { agreed: true }),
      desk.complete('ls-dsc', two.id, { agreed: true }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await desk.task('ls-dcg', id)).toMatchObject({ openSignatures: 0 });
  });

  it('and who completes while others are asked does either before or after', async () => {
    const { id } = await handled();
    const [asked, completed] = await Promise.all([
      desk.act('ls-dcg', id, 'signatures', { verb: 'counter-sign', signers: people('ls-dhb') }),
      desk.complete('ls-dcg', id, { result: '已处理' }),
    ]);
    expect([asked.status, completed.status].sort()).toEqual(asked.status === 201 ? [201, 409] : [200, 409]);
    expect(await desk.differences()).toEqual([]);
  });
});

describe('加签: one signs after the other', () => {
  it('in the order given', async () => {
    const { id } = await handled();
    await desk.done('ls-dcg', id, 'signatures', { verb: 'add-signer', signers: people('ls-dhb', 'ls-dsc') });
    expect(await states(id)).toEqual(['open', 'queued']);
    await expect(desk.owed('ls-dsc', id)).rejects.toThrow('owes no signature');
    await desk.complete('ls-dhb', (await desk.owed('ls-dhb', id)).id, { agreed: true });
    expect(await states(id)).toEqual(['agreed', 'open']);
    const next = await desk.owed('ls-dsc', id);
    expect((await desk.task('ls-dsc', next.id)).signatures).toMatchObject([{ answeredBy: 'ls-dhb' }, {}]);
    await desk.complete('ls-dsc', next.id, { agreed: true });
    expect((await desk.complete('ls-dcg', id, { result: '已处理' })).status).toBe(200);
  });

  it('and a refusal ends the rest and tells who has the task, in their language', async () => {
    const { journey, id } = await handled();
    const preferences = { language: 'en', channels: [] };
    await hotline.call('PUT', '/api/v1/notification-preferences', { as: 'ls-dcg', body: preferences });
    await desk.done('ls-dcg', id, 'signatures', { verb: 'add-signer', signers: people('ls-dhb', 'ls-dsc', 'ls-drs') });
    await desk.complete('ls-dhb', (await desk.owed('ls-dhb', id)).id, { agreed: false, opinion: '不属实' });
    expect(await states(id)).toEqual(['refused', 'cancelled', 'cancelled']);
    expect(await journey.times('task.signature-dropped')).toBe(2);
    const { body } = await hotline.call('GET', '/api/v1/notifications?limit=200', { as: 'ls-dcg' });
    const told = (body.items as Record<string, any>[]).filter(({ template }) => template === 'signature-given');
    expect(told[0]?.body).toMatch(/does not agree\.$/);
    expect(told[0]?.caseId).toBe(journey.caseId);
    expect((await desk.complete('ls-dcg', id, { result: '已处理' })).status).toBe(200);
  });

  it('never comes back to whoever asks, or has the question already', async () => {
    const { id } = await handled();
    const ask = (...usernames: string[]) =>
      desk.act('ls-dcg', id, 'signatures', { verb: 'add-signer', signers: people(...usernames) });
    for (const circle of [['ls-dcg'], ['ls-dhb', 'ls-dhb']])
      expect(await ask(...circle)).toMatchObject({ status: 409, body: { code: 'task-circular' } });
    expect((await ask('ls-dhb')).status).toBe(201);
    expect((await ask('ls-dsc', 'LS-DHB')).status).toBe(409);
    await desk.complete('ls-dhb', (await desk.owed('ls-dhb', id)).id, { agreed: false });
    expect((await ask('ls-dhb')).status).toBe(201);
  });

  it('is asked of people and units that are there, by who may act, where the diagram allows it', async () => {
    const { journey, id } = await handled();
    const ask = (as: string, body: object) => desk.act(as, id, 'signatures', body);
    const body = { verb: 'add-signer', signers: people('ls-dhb') };
    expect((await ask('ls-dga', body)).status).toBe(403);
    for (const signers of [people('nobody'), [{ unit: 'LS-NONE' }]])
      expect(await ask('ls-dcg', { verb: 'add-signer', signers })).toMatchObject({
        status: 422,
        body: { code: 'task-recipient-unknown' },
      });
    for (const signers of [[], [{}], [{ username: 'ls-dhb', unit: 'LS-DHB' }]])
      expect((await ask('ls-dcg', { verb: 'add-signer', signers })).status).toBe(400);
    expect((await ask('ls-dcg', { verb: 'sign-it', signers: people('ls-dhb') })).status).toBe(400);
    await journey.unit('LS-DCG', 'handle', { result: '一' });
    expect((await ask('ls-dcg', body)).status).toBe(409);
  });
});

describe('a signature', () => {
  it('is called back by who asked for it, and the next one moves up', async () => {
    const { journey, id } = await handled();
    const asked = await desk.done('ls-dcg', id, 'signatures', {
      verb: 'add-signer',
      signers: people('ls-dhb', 'ls-dsc'),
    });
    const owed = await desk.owed('ls-dhb', id);
    const recall = (as: string) => desk.act(as, id, `signatures/${asked.signatures[0].id}/recall`);
    expect((await recall('ls-dga')).status).toBe(403);
    expect((await recall('ls-dcg')).body.signatures).toMatchObject([{ state: 'cancelled' }, { state: 'open' }]);
    expect(await recall('ls-dcg')).toMatchObject({ status: 409, body: { code: 'task-signature-ended' } });
    expect((await desk.complete('ls-dhb', owed.id, { agreed: true })).status).toBe(409);
    expect((await desk.act('ls-dcg', id, `signatures/${id}/recall`)).status).toBe(404);
    expect(await journey.said('task.signature-recalled')).toMatchObject([{ username: 'ls-dhb' }]);
  });

  it('lets its signer see the case, and nobody else', async () => {
    const { journey, id } = await handled();
    const see = async () => (await journey.get('', 'ls-drs')).status;
    expect(await see()).toBe(403);
    await desk.done('ls-dcg', id, 'signatures', { verb: 'counter-sign', signers: people('ls-drs') });
    expect(await see()).toBe(200);
  });

  it('changes neither the holder nor the clocks of the case', async () => {
    const { journey, id } = await handled();
    const facts = async () => {
      const { holders, clocks } = (await journey.get('')).body;
      return { holders, clocks };
    };
    const before = await facts();
    await desk.done('ls-dcg', id, 'signatures', { verb: 'counter-sign', signers: people('ls-dhb') });
    expect(before.clocks).toMatchObject([{ measure: 'reply', holderUnit: 'LS-DCG' }]);
    expect(await facts()).toEqual(before);
  });

  it('ends with the task that waits for it, whatever ends that', async () => {
    const user = `<userTask id="a"><extensionElements><zeebe:assignmentDefinition candidateGroups="unit:LS-DCG"/><lx:step actions="counter-sign add-signer"/></extensionElements></userTask>`;
    const late = boundary(timer('Duration', 'PT1H')).replace('id="x"', 'id="late"');
    const instance = await desk.start(
      diagram(`<startEvent id="s"/>${user}${late}<endEvent id="e"/>${flows('s>a', 'a>e', 'late>e')}`, '', 'timed-out'),
    );
    const [task] = await desk.openAt(instance, 'a');
    await desk.done('ls-dcg', task!.id, 'signatures', { verb: 'counter-sign', signers: people('ls-dhb') });
    await desk.done('ls-dcg', task!.id, 'signatures', { verb: 'add-signer', signers: people('ls-dsc', 'ls-drs') });
    expect(await desk.differences()).toEqual([]);
    const owed = await desk.owed('ls-dhb', task!.id);
    await hotline.advance('PT2H');
    expect(await desk.task('admin', task!.id)).toMatchObject({ state: 'cancelled', openSignatures: 0 });
    expect(await states(task!.id)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await desk.complete('ls-dhb', owed.id, { agreed: true })).toMatchObject({
      status: 409,
      body: { code: 'task-ended' },
    });
    expect(await desk.differences()).toEqual([]);
  });
});
