import { diagram, flows } from '../support/diagrams.js';
import { EngineBench } from '../support/engine.js';

const timed =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT20M</timeDuration></timerEventDefinition>';
const body = `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timed}</boundaryEvent><userTask id="late"/><subProcess id="sub"><startEvent id="ss"/><userTask id="i"/><endEvent id="se"/>${flows('ss>i', 'i>se')}</subProcess><userTask id="b"/><endEvent id="e"/><endEvent id="e2"/>${flows('s>a', 'a>sub', 'sub>b', 'b>e', 't>late', 'late>e2')}`;

describe('an administrator', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
    await bench.publish(diagram(body, '', 'operated'));
  });
  afterAll(() => bench.close());

  const started = async () => (await bench.start('operated')).instance.id;

  it('suspends: tasks are refused, timers kept, variables and cancelling go on', async () => {
    const id = await started();
    await bench.operate((operations, tx, by) => operations.suspend(tx, id, 'because', by));
    await expect(bench.complete(id, 'a')).rejects.toMatchObject({ definition: { code: 'process-instance-suspended' } });
    await bench.advance(30);
    expect(await bench.waiting(id)).toEqual(['a', 't']);
    await bench.database.transaction((tx) => bench.engine.setVariables(tx, id, { x: 1 }, bench.by));
    expect(await bench.view(id)).toMatchObject({ status: 'suspended', variables: { x: 1 } });
    await bench.operate((operations, tx, by) => operations.resume(tx, id, 'over', by));
    await bench.runDue();
    expect(await bench.waiting(id)).toEqual(['a', 'late']);
    expect((await bench.history(id)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['instance.suspended', 'instance.resumed', 'timer.fired']),
    );
  });

  it('moves a token on, into a sub-process and out of it', async () => {
    const id = await started();
    const move = (from: string, to: string) =>
      bench.operate((operations, tx, by) => operations.move(tx, { instanceId: id, from, to, reason: 'repair' }, by));
    await move('a', 'i');
    expect(await bench.waiting(id)).toEqual(['i']);
    await move('i', 'b');
    expect(await bench.waiting(id)).toEqual(['b']);
    await bench.complete(id, 'b');
    expect((await bench.view(id)).status).toBe('completed');
  });

  it('is refused a move from or to where no token can be', async () => {
    const id = await started();
    const move = (from: string, to: string) =>
      bench.operate((operations, tx, by) => operations.move(tx, { instanceId: id, from, to, reason: 'repair' }, by));
    await expect(move('b', 'a')).rejects.toMatchObject({ definition: { code: 'wait-unknown' } });
    await expect(move('a', 'nowhere')).rejects.toMatchObject({ definition: { code: 'element-unknown' } });
    await expect(move('a', 't')).rejects.toMatchObject({ definition: { code: 'element-unknown' } });
  });

  it('settles an incident by moving its token', async () => {
    bench.extensions.addHandler('broken', () => Promise.reject(new Error('no connection')));
    const task =
      '<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="broken"/></extensionElements></serviceTask>';
    await bench.publish(
      diagram(
        `<startEvent id="s"/><userTask id="u"/>${task}<userTask id="z"/><endEvent id="e"/>${flows('s>u', 'u>v', 'v>z', 'z>e')}`,
        '',
        'breaks',
      ),
    );
    const { instance } = await bench.start('breaks');
    await bench.complete(instance.id, 'u');
    expect((await bench.view(instance.id)).incidents).toMatchObject([{ elementId: 'v' }]);
    await bench.operate((operations, tx, by) =>
      operations.move(tx, { instanceId: instance.id, from: 'u', to: 'z', reason: 'by hand' }, by),
    );
    expect(await bench.view(instance.id)).toMatchObject({ incidents: [], activeElements: [{ elementId: 'z' }] });
  });
});

describe('the engine by itself', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
  });
  afterAll(() => bench.close());

  it('tries failing work again as often as the diagram says, later each time, then asks a person', async () => {
    bench.extensions.addHandler('flaky', () => Promise.reject(new Error('no connection')));
    const task =
      '<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="flaky" retries="3"/><zeebe:taskHeaders><zeebe:header key="retryBackoff" value="PT1M"/></zeebe:taskHeaders></extensionElements></serviceTask>';
    await bench.publish(diagram(`<startEvent id="s"/>${task}<endEvent id="e"/>${flows('s>v', 'v>e')}`, '', 'flaky'));
    const { instance } = await bench.start('flaky');
    const attempts = async () => (await bench.view(instance.id)).incidents.map((incident) => incident.attempts);
    const seen = [await attempts()];
    for (const minutes of [1, 1, 1, 60]) {
      await bench.advance(minutes);
      seen.push(await attempts());
    }
    expect(seen).toEqual([[1], [2], [2], [3], [3]]);
    expect((await bench.view(instance.id)).incidents).toMatchObject([{ elementId: 'v', retryAt: null }]);
  });

  it('goes on when the work succeeds at last', async () => {
    let isReady = false;
    bench.extensions.addHandler('second-time', () =>
      isReady ? Promise.resolve({ done: true }) : Promise.reject(new Error('not yet')),
    );
    const task =
      '<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="second-time" retries="2"/></extensionElements></serviceTask>';
    await bench.publish(
      diagram(`<startEvent id="s"/>${task}<endEvent id="e"/>${flows('s>v', 'v>e')}`, '', 'second-time'),
    );
    const { instance } = await bench.start('second-time');
    isReady = true;
    await bench.advance(1);
    expect(await bench.view(instance.id)).toMatchObject({
      status: 'completed',
      variables: { done: true },
      incidents: [],
    });
  });

  it('puts a definition that never comes to rest into quarantine after three times, until a person ends it', async () => {
    const endless = `<startEvent id="s"/><exclusiveGateway id="m"/><task id="a"/><exclusiveGateway id="x" default="x-m"/><endEvent id="e"/>${flows('s>m', 'm>a', 'a>x', 'x>m', 'x>e[stop = true]')}`;
    await bench.publish(diagram(endless, '', 'endless'));
    for (let time = 0; time < 3; time++) expect((await bench.start('endless')).incident).not.toBeNull();
    await expect(bench.start('endless')).rejects.toMatchObject({
      definition: { code: 'process-definition-quarantined' },
    });
    await bench.endQuarantine('endless');
    expect((await bench.start('endless', { stop: true })).instance.status).toBe('completed');
  });

  it('finds no difference between states and tables, and finds each one that is made', async () => {
    const fresh = await EngineBench.open();
    await fresh.publish(diagram(body, '', 'checked'));
    const ids = [await fresh.start('checked'), await fresh.start('checked')].map(({ instance }) => instance.id);
    expect(await fresh.check()).toMatchObject({ instances: 2, differences: [] });
    await fresh.database.query(`DELETE FROM process_wait WHERE instance_id = $1 AND element_id = 'a'`, [ids[0]]);
    await fresh.database.query(
      `UPDATE process_wait SET due_at = due_at + interval '1 hour' WHERE instance_id = $1 AND kind = 'timer'`,
      [ids[1]],
    );
    const { differences } = await fresh.check();
    expect(differences.map(({ instanceId, elementId }) => [instanceId, elementId])).toEqual([
      [ids[0], 'a'],
      [ids[1], 't'],
    ]);
    expect((await fresh.view(ids[0]!)).incidents).toHaveLength(1);
    await fresh.close();
  }, 60_000);

  it('compares states and tables once a night, whichever node comes first', async () => {
    const fresh = await EngineBench.open();
    const other = await fresh.another();
    await fresh.publish(diagram(body, '', 'checked'));
    await fresh.start('checked');
    fresh.clock.set(new Date('2026-03-02T19:30:00Z'));
    await Promise.all([fresh.runDue(), other.runDue()]);
    const checks = await fresh.database.query(
      `SELECT night, instances, finished_at IS NOT NULL AS finished FROM consistency_check`,
    );
    expect(checks).toEqual([{ night: new Date('2026-03-02T19:00:00Z'), instances: 1, finished: true }]);
    await other.close();
    await fresh.close();
  }, 60_000);
});
