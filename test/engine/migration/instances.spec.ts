import { diagram, flows } from '../support/diagrams.js';
import { toXml } from '../support/draw-process.js';
import { MigrationBench } from '../support/migration-bench.js';
import { decisions, randomOf, RandomProcesses } from '../support/random-process.js';

const timer = (text: string) =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${text}</timeDuration></timerEventDefinition>`;
const work = (id: string, { name = id, groups = 'role:agent', type = id, actions = '' } = {}) =>
  `<userTask id="${id}" name="${name}"><extensionElements><zeebe:assignmentDefinition candidateGroups="${groups}"/><lx:step type="${type}" actions="${actions}"/></extensionElements></userTask>`;
const reminder = (text: string) =>
  `<boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timer(text)}</boundaryEvent>${work('late')}<endEvent id="te"/>${flows('t>late', 'late>te')}`;
const line = (key: string, body: string, ...routes: string[]) =>
  diagram(`<startEvent id="s"/>${body}<endEvent id="e"/>${flows(...routes)}`, '', key);

const first = (key: string) => line(key, work('a') + reminder('PT2H'), 's>a', 'a>e');
const second = (key: string) =>
  line(
    key,
    work('a', { name: '办理', groups: 'role:handler', type: 'handle', actions: 'return' }) +
      reminder('PT90M') +
      work('b'),
    ...['s>a', 'a>b', 'b>e'],
  );

describe('instances that move to a new version', () => {
  let bench: MigrationBench;
  beforeAll(async () => {
    bench = await MigrationBench.open();
  });
  afterAll(() => bench.close());

  const started = async (key: string) => (await bench.engine.start(key)).instance.id;
  const types = async (id: string) => (await bench.engine.history(id)).map(({ type }) => type);

  it('go on there with their task, timers and history', async () => {
    await bench.publish(first('moves'));
    const id = await started('moves');
    const [before] = await bench.tasks(id);
    await bench.publish(second('moves'));
    const { planId } = await bench.migrate('moves');
    expect(await bench.case(planId, id)).toMatchObject({
      verdict: 'ok-with-notes',
      notes: [{ elementId: 't', cause: 'timer-recomputed' }],
      outcome: 'migrated',
    });
    expect(await bench.engine.view(id)).toMatchObject({ version: 2, status: 'active' });
    expect(await bench.tasks(id)).toMatchObject([
      { id: before?.id, name: '办理', type: 'handle', actions: ['return'], candidateGroups: ['role:handler'] },
    ]);
    await bench.engine.advance(91);
    expect(await bench.engine.waiting(id)).toEqual(['a', 'late']);
    await bench.complete(id);
    expect(await bench.engine.waiting(id)).toEqual(['b', 'late']);
    expect(await types(id)).toEqual(expect.arrayContaining(['instance.migrated', 'task.migrated', 'timer.fired']));
    expect(await bench.engine.check()).toMatchObject({ differences: [] });
  });

  it('keep who has the task, its due time, and those it was handed to', async () => {
    await bench.publish(first('kept'));
    const id = await started('kept');
    const due = new Date('2026-03-09T01:00:00Z');
    await bench.engine.database.query(
      `UPDATE task SET assignee = 'li', due_at = $2, candidate_groups = '{unit:X}' WHERE instance_id = $1`,
      [id, due],
    );
    await bench.publish(line('kept', work('a', { name: '新' }) + reminder('PT2H'), 's>a', 'a>e'));
    await bench.migrate('kept');
    expect(await bench.tasks(id)).toMatchObject([
      { name: '新', assignee: 'li', dueAt: due, candidateGroups: ['unit:X'], revision: 2 },
    ]);
  });

  it('are not touched by the dry run', async () => {
    await bench.publish(first('tried'));
    const id = await started('tried');
    await bench.publish(second('tried'));
    const [stored, revision, history] = [await bench.stored(id), await revisionOf(id), await types(id)];
    const at = await bench.plan('tried');
    await bench.order('dryRun', at);
    expect(await bench.case(at.planId, id)).toMatchObject({ verdict: 'ok-with-notes', revision, outcome: null });
    expect([await bench.stored(id), await revisionOf(id), await types(id)]).toEqual([stored, revision, history]);
  });

  it('are the same to the letter when it is undone', async () => {
    await bench.publish(first('undone'));
    const id = await started('undone');
    await bench.publish(line('undone', work('x', { groups: 'role:leader' }) + work('b'), 's>x', 'x>b', 'b>e'));
    const stored = await bench.stored(id);
    const at = await bench.migrate('undone', { mapping: { a: 'x' } });
    expect(await bench.engine.waiting(id)).toEqual(['x']);
    await bench.order('undo', at);
    expect(await bench.case(at.planId, id)).toMatchObject({ outcome: 'undone' });
    expect(await bench.stored(id)).toBe(stored);
    await bench.engine.advance(121);
    expect(await bench.engine.waiting(id)).toEqual(['a', 'late']);
    expect(await types(id)).toEqual(expect.arrayContaining(['instance.migration-undone', 'task.migration-undone']));
  });

  it('are not put back when they have moved since; others of the plan are', async () => {
    await bench.publish(first('moved'));
    const [one, other, suspended] = [await started('moved'), await started('moved'), await started('moved')];
    await bench.publish(second('moved'));
    const at = await bench.migrate('moved');
    await bench.complete(one);
    await bench.engine.operate((operations, tx, by) => operations.suspend(tx, suspended, 'to look', by));
    await bench.order('undo', at);
    expect(await bench.case(at.planId, one)).toMatchObject({
      outcome: 'not-undone',
      reasons: [{ cause: 'moved-since' }],
    });
    expect(await bench.engine.view(one)).toMatchObject({ version: 2, activeElements: [{ elementId: 'b' }] });
    expect(await bench.engine.view(other)).toMatchObject({ version: 1 });
    expect(await bench.engine.view(suspended)).toMatchObject({ version: 1, status: 'suspended' });
  });

  it('that moved since the dry run are judged by where they are', async () => {
    const three = (key: string, last: string) => line(key, work('a') + work(last), 's>a', `a>${last}`, `${last}>e`);
    await bench.publish(three('stale', 'b'));
    const [stays, goes] = [await started('stale'), await started('stale')];
    await bench.publish(three('stale', 'c'));
    const at = await bench.plan('stale');
    await bench.order('dryRun', at);
    await bench.order('approve', at);
    await bench.complete(goes);
    await bench.order('apply', at);
    expect(await bench.case(at.planId, stays)).toMatchObject({ outcome: 'migrated' });
    expect(await bench.case(at.planId, goes)).toMatchObject({
      outcome: 'refused',
      reasons: [{ elementId: 'b', cause: 'element-gone' }],
    });
    expect(await bench.engine.view(goes)).toMatchObject({ version: 1, activeElements: [{ elementId: 'b' }] });
  });

  it('that were stopped by an incident go on in the version that mends it', async () => {
    bench.engine.extensions.addHandler('broken-here', () => Promise.reject(new Error('no')));
    const service =
      '<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="broken-here"/></extensionElements></serviceTask>';
    await bench.publish(line('mended', work('a') + service, 's>a', 'a>v', 'v>e'));
    const id = await started('mended');
    await bench.complete(id);
    const [incident] = (await bench.engine.view(id)).incidents;
    await bench.publish(line('mended', `${work('a')}<task id="w"/>`, 's>a', 'a>w', 'w>e'));
    const { planId } = await bench.migrate('mended', { mapping: {} });
    expect(await bench.case(planId, id)).toMatchObject({ notes: [{ cause: 'incident-kept' }], outcome: 'migrated' });
    await bench.engine.retry(incident?.id ?? '');
    expect(await bench.engine.view(id)).toMatchObject({ status: 'completed', incidents: [] });
  });

  it('lose an incident whose event is gone there, and meet it again when they go back', async () => {
    bench.engine.extensions.addHandler('fails', () => Promise.reject(new Error('no')));
    const service =
      '<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="fails"/></extensionElements></serviceTask>';
    const failing = `<boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timer('PT1H')}</boundaryEvent>${service}<endEvent id="te"/>${flows('t>v', 'v>te')}`;
    await bench.publish(line('lost', work('a') + failing, 's>a', 'a>e'));
    const id = await started('lost');
    await bench.engine.advance(61);
    const incidents = async () => (await bench.engine.view(id)).incidents.map(({ elementId }) => elementId);
    expect(await incidents()).toEqual(['v']);
    await bench.publish(line('lost', work('a'), 's>a', 'a>e'));
    const at = await bench.migrate('lost');
    expect(await incidents()).toEqual([]);
    await bench.order('undo', at);
    expect(await bench.case(at.planId, id)).toMatchObject({ outcome: 'undone' });
    expect(await incidents()).toEqual(['v']);
    expect(await bench.engine.waiting(id)).toEqual(['a', 't']);
  });

  it('that are suspended move and stay so', async () => {
    await bench.publish(first('resting'));
    const id = await started('resting');
    await bench.engine.operate((operations, tx, by) => operations.suspend(tx, id, 'wait', by));
    await bench.publish(second('resting'));
    await bench.migrate('resting');
    expect(await bench.engine.view(id)).toMatchObject({ status: 'suspended', version: 2 });
    await bench.engine.operate((operations, tx, by) => operations.resume(tx, id, 'on', by));
    await bench.complete(id);
    expect(await bench.engine.waiting(id)).toEqual(['b']);
  });

  it('are left alone when they have ended or went elsewhere meanwhile', async () => {
    await bench.publish(first('gone'), first('gone'));
    const [ended, elsewhere] = await Promise.all(
      [0, 1].map(() =>
        bench.engine.database.transaction(async (tx) => {
          const { engine, by } = bench.engine;
          return (await engine.start(tx, { definitionKey: 'gone', version: 1 }, by)).instance.id;
        }),
      ),
    );
    const [late, early] = [await bench.plan('gone'), await bench.plan('gone', { filter: { ids: [elsewhere ?? ''] } })];
    for (const at of [late, early]) for (const what of ['dryRun', 'approve'] as const) await bench.order(what, at);
    await bench.complete(ended ?? '');
    await bench.order('apply', early);
    await bench.order('apply', late);
    expect(await bench.case(late.planId, ended ?? '')).toMatchObject({ reasons: [{ cause: 'instance-ended' }] });
    expect(await bench.case(late.planId, elsewhere ?? '')).toMatchObject({ reasons: [{ cause: 'version-changed' }] });
    await bench.order('undo', early);
    expect(await bench.engine.view(elsewhere ?? '')).toMatchObject({ version: 1 });
  });

  it('of a newer version can go to an older one', async () => {
    await bench.publish(first('back'), second('back'));
    const id = await started('back');
    const [row] = await bench.engine.database.query<{ id: string }>(
      `SELECT id FROM process_definition WHERE key = 'back' AND version = 1`,
    );
    const at = await bench.planInto(row?.id ?? '', { fromVersions: [2] });
    for (const what of ['dryRun', 'approve', 'apply'] as const) await bench.order(what, at);
    expect(await bench.engine.view(id)).toMatchObject({ version: 1 });
  });

  it('stay linked to the processes they called', async () => {
    const call = (body: string, ...routes: string[]) =>
      line(
        'caller',
        `<callActivity id="c"><extensionElements><zeebe:calledElement processId="callee"/></extensionElements></callActivity>${body}`,
        ...routes,
      );
    await bench.publish(line('callee', work('i'), 's>i', 'i>e'), call('', 's>c', 'c>e'));
    const id = await started('caller');
    const [child] = await bench.engine.children(id);
    await bench.publish(call(work('z'), 's>c', 'c>z', 'z>e'));
    await bench.migrate('caller');
    await bench.complete(child?.id ?? '');
    expect(await bench.engine.waiting(id)).toEqual(['z']);
  });

  it('hear the messages of the new version, those already kept included', async () => {
    const hears = (name: string) =>
      diagram(
        `<startEvent id="s"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/>${flows('s>r', 'r>e')}`,
        `<message id="m" name="${name}"><extensionElements><zeebe:subscription correlationKey="= key"/></extensionElements></message>`,
        'hears',
      );
    await bench.publish(hears('old-word'));
    const { id } = (await bench.engine.start('hears', { key: 'K' })).instance;
    await bench.engine.send('new-word', 'K');
    await bench.publish(hears('new-word'));
    await bench.migrate('hears');
    await bench.engine.runDue();
    expect((await bench.engine.view(id)).status).toBe('completed');
  });

  it('catch a condition at once that holds there', async () => {
    const when = (text: string) =>
      line(
        'conditional',
        `${work('a')}<boundaryEvent id="c" attachedToRef="a"><conditionalEventDefinition><condition xsi:type="tFormalExpression">= ${text}</condition></conditionalEventDefinition></boundaryEvent><endEvent id="ce"/>${flows('c>ce')}`,
        ...['s>a', 'a>e'],
      );
    await bench.publish(when('n = 1'));
    const { instance } = await bench.engine.start('conditional', { n: 2 });
    await bench.publish(when('n = 2'));
    await bench.migrate('conditional');
    expect((await bench.engine.view(instance.id)).status).toBe('completed');
    expect(await bench.tasks(instance.id)).toEqual([]);
  });

  it('of random processes come back as they were, and end after they went again', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const tree = new RandomProcesses(randomOf(seed)).process(3);
      await bench.publish(toXml(tree));
      const values = Object.fromEntries(decisions(tree).map((name) => [name, false]));
      const { id } = (await bench.engine.start('p', { ...values, key: 'K' })).instance;
      const stored = await bench.stored(id);
      await bench.publish(
        toXml({ ...tree, body: { kind: 'sequence', parts: [tree.body, { kind: 'task', id: 'inserted' }] } }),
      );
      const filter = { ids: [id] };
      await bench.order('undo', await bench.migrate('p', { filter }));
      expect({ seed, stored: await bench.stored(id) }).toEqual({ seed, stored });
      await bench.migrate('p', { filter });
      expect((await bench.engine.view(id)).version).toBe(seed * 2);
      for (let steps = 0; (await bench.tasks(id)).length > 0; steps++) {
        expect({ seed, steps }).toEqual({ seed, steps: Math.min(steps, 60) });
        await bench.complete(id);
      }
      expect((await bench.engine.history(id)).some(({ elementId }) => elementId === 'inserted')).toBe(true);
    }
  });

  async function revisionOf(id: string): Promise<number> {
    const [row] = await bench.engine.database.query<{ revision: number }>(
      `SELECT revision FROM process_instance WHERE id = $1`,
      [id],
    );
    return row?.revision ?? -1;
  }
});
