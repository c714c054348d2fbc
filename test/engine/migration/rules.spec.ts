import { diagram, flows } from '../support/diagrams.js';
import { LATER, migrate } from '../support/migrating.js';

const between = (body: string, routes: string, roots = '') =>
  diagram(`<startEvent id="s"/>${body}<endEvent id="e"/>${flows(...routes.split(' '))}`, roots);
const task = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const timer = (text: string, kind = 'Duration') =>
  `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${text}</time${kind}></timerEventDefinition>`;
const boundary = (id: string, event: string, on = 'a', interrupting = false) =>
  `<boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${interrupting}">${event}</boundaryEvent><endEvent id="${id}e"/>${flows(`${id}>${id}e`)}`;
const sub = (id: string, content: string, ...routes: string[]) =>
  `<subProcess id="${id}"><startEvent id="${id}s"/>${content}<endEvent id="${id}e"/>${flows(...routes)}</subProcess>`;
const instances = (order: string, count = 2) =>
  `<userTask id="a"><multiInstanceLoopCharacteristics isSequential="${order}"><loopCardinality>${count}</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;

const ONE = between(task('a'), 's>a a>e');

describe('a token that waits', () => {
  it('stays where it is when the version is the same', async () => {
    const { verdict, candidate, before } = await migrate(ONE, ONE);
    expect(verdict).toBe('ok');
    expect(JSON.stringify(candidate?.snapshot)).toBe(JSON.stringify(before));
  });

  it('goes on into what is new behind it', async () => {
    const result = await migrate(ONE, between(task('a', 'b'), 's>a a>b b>e'));
    expect(result.verdict).toBe('ok');
    expect(await result.goOn('a')).toBe('b');
    expect(await result.goOn('a', 'b')).toBe('completed');
  });

  it('keeps its wait id on an element of another name that stands for its own', async () => {
    const result = await migrate(ONE, between(task('x'), 's>x x>e'), { mapping: { a: 'x' } });
    expect(result.candidate?.carried).toEqual([{ executionId: 'a#2', kind: 'user-task', from: 'a', to: 'x' }]);
    expect(await result.goOn('x')).toBe('completed');
  });

  it.each([
    ['its element is gone', task('b'), 's>b b>e', 'element-gone@a'],
    ['its element is of another type', '<receiveTask id="a" messageRef="m"/>', 's>a a>e', 'type-changed@a'],
    ['its element lies in a sub-process', sub('u', task('a'), 'us>a', 'a>ue'), 's>u u>e', 'nesting-changed@a'],
    ['its element repeats', instances('false'), 's>a a>e', 'loop-changed@a'],
  ])('is refused when %s', async (_why, body, routes, reason) => {
    const result = await migrate(ONE, between(body, routes, '<message id="m" name="m"/>'));
    expect(result).toMatchObject({ verdict: 'refused', candidate: null, said: [reason] });
  });

  it('is refused when its event is of another kind', async () => {
    const event = (definition: string) =>
      between(
        `<intermediateCatchEvent id="a">${definition}</intermediateCatchEvent>`,
        's>a a>e',
        '<signal id="g" name="g"/>',
      );
    const result = await migrate(event(timer('PT2H')), event('<signalEventDefinition signalRef="g"/>'));
    expect(result.said).toEqual(['wait-changed@a']);
  });

  it('two steps may become one', async () => {
    const two = between(`<parallelGateway id="f"/>${task('a', 'b')}`, 's>f f>a f>b a>e b>e');
    const result = await migrate(two, ONE, { mapping: { b: 'a' } });
    expect(await result.goOn()).toBe('a,a');
    expect(await result.goOn('a', 'a')).toBe('completed');
  });
});

describe('loops', () => {
  it('go on with the instances they began with, and say so', async () => {
    const route = 's>a a>e';
    const result = await migrate(between(instances('false', 3), route), between(instances('false', 9), route), {
      answers: [['a']],
    });
    expect(result.said).toEqual(['loop-kept@a']);
    expect(await result.goOn('a', 'a')).toBe('completed');
  });

  it('are refused when they run in another order', async () => {
    const result = await migrate(between(instances('false'), 's>a a>e'), between(instances('true'), 's>a a>e'));
    expect(new Set(result.said)).toEqual(new Set(['loop-changed@a']));
  });
});

describe('boundary events', () => {
  const timed = (text: string, kind?: string) => between(task('a') + boundary('t', timer(text, kind)), 's>a a>e');

  it('that are gone are no longer waited for', async () => {
    const result = await migrate(timed('PT2H'), ONE);
    expect(result.said).toEqual(['wait-dropped@t']);
    expect(result.candidate?.closed).toEqual(['a#2/t']);
    expect(await result.goOn('a')).toBe('completed');
  });

  it('that are new are waited for, their timers counted from when the activity began', async () => {
    const result = await migrate(ONE, timed('PT90M'));
    expect(result.said).toEqual(['wait-opened@t']);
    expect(result.notes[0]?.detail).toContain('due 2026-03-02T02:30:00.000Z, counted from when its activity began');
    expect(await result.goOn('t')).toBe('a');
  });

  it('keep their due time when the timer is the same, and get a new one when it is another', async () => {
    expect(await migrate(timed('PT2H'), timed('PT2H'))).toMatchObject({ verdict: 'ok' });
    const other = await migrate(timed('PT2H'), timed('PT30M'));
    expect(other.said).toEqual(['timer-recomputed@t']);
    expect(other.candidate?.snapshot.waits['a#2/t']).toMatchObject({ dueAt: '2026-03-02T01:30:00.000Z' });
    const cycle = await migrate(timed('PT2H'), timed('R/PT25M', 'Cycle'));
    expect(cycle.candidate?.snapshot.waits['a#2/t']).toMatchObject({ dueAt: '2026-03-02T02:15:00.000Z', repeat: -1 });
  });

  it('that have caught already do not wait again', async () => {
    const result = await migrate(timed('PT2H'), timed('PT2H'), { answers: [['t']] });
    expect(result.verdict).toBe('ok');
    expect(await result.goOn()).toBe('a');
  });

  it('of another kind are dropped and waited for anew', async () => {
    const signal = between(
      task('a') + boundary('t', '<signalEventDefinition signalRef="g"/>'),
      's>a a>e',
      '<signal id="g" name="g"/>',
    );
    const result = await migrate(timed('PT2H'), signal);
    expect(result.said).toEqual(['wait-dropped@t', 'wait-opened@t']);
    expect(result.candidate?.waits.find(({ elementId }) => elementId === 't')).toMatchObject({
      kind: 'signal',
      name: 'g',
    });
  });

  it('say so when they interrupt from now on', async () => {
    const interrupting = between(task('a') + boundary('t', timer('PT2H'), 'a', true), 's>a a>e');
    const result = await migrate(timed('PT2H'), interrupting);
    expect(result.said).toEqual(['interruption-changed@t']);
    expect(await result.goOn('t')).toBe('completed');
  });
});

describe('what is listened for', () => {
  const receive = (name: string, key: string) =>
    between(
      '<receiveTask id="a" messageRef="m"/>',
      's>a a>e',
      `<message id="m" name="${name}"><extensionElements><zeebe:subscription correlationKey="= ${key}"/></extensionElements></message>`,
    );

  it('is named and keyed as the new version says', async () => {
    const result = await migrate(receive('old', 'k1'), receive('new', 'k2'), { variables: { k1: 'x', k2: 'y' } });
    expect(result.said).toEqual(['subscription-changed@a']);
    expect(result.candidate?.waits).toMatchObject([{ name: 'new', correlationKey: 'y' }]);
  });

  it('is refused when its key cannot be told', async () => {
    const result = await migrate(receive('old', 'k1'), receive('new', 'if'), { variables: { k1: 'x' } });
    expect(result.said).toEqual(['cannot-go-on@a']);
  });

  it('catches a condition at once that holds already', async () => {
    const condition = (text: string) =>
      between(
        task('a') +
          boundary(
            'c',
            `<conditionalEventDefinition><condition>= ${text}</condition></conditionalEventDefinition>`,
            'a',
            true,
          ),
        's>a a>e',
      );
    const result = await migrate(condition('n &gt; 9'), condition('n &gt; 1'), { variables: { n: 5 } });
    expect(result.said).toEqual(['condition-changed@c', 'moves-on@a']);
    expect(result.candidate?.movesOn).toBe(true);
  });

  it('behind an event-based gateway follows the events there', async () => {
    const events = (...ids: string[]) =>
      between(
        `<eventBasedGateway id="g"/>${ids.map((id) => `<intermediateCatchEvent id="${id}">${timer('PT2H')}</intermediateCatchEvent>`).join('')}`,
        ['s>g', ...ids.flatMap((id) => [`g>${id}`, `${id}>e`])].join(' '),
      );
    const result = await migrate(events('x', 'y'), events('y', 'z'));
    expect(result.said).toEqual(['wait-dropped@x', 'wait-opened@z']);
    expect(await result.goOn('z')).toBe('completed');
    expect((await migrate(events('x'), events('y'))).verdict).toBe('ok-with-notes');
  });

  it('by an event sub-process follows its scope', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false">${timer('PT2H')}</startEvent>${task('w')}<endEvent id="he"/>${flows('hs>w', 'w>he')}</subProcess>`;
    const guarded = between(task('a') + handler, 's>a a>e');
    const opened = await migrate(ONE, guarded);
    expect(opened.said).toEqual(['wait-opened@hs']);
    expect(await opened.goOn('hs', 'a', 'w')).toBe('completed');
    expect((await migrate(guarded, ONE)).said).toEqual(['wait-dropped@hs']);
    expect((await migrate(guarded, ONE, { answers: [['hs']] })).said).toContain('element-gone@h');
  });
});

describe('tokens before a join', () => {
  const forked = (...ids: string[]) =>
    between(
      `<parallelGateway id="f"/>${task(...ids)}<parallelGateway id="j"/>`,
      ['s>f', ...ids.flatMap((id) => [`f>${id}`, `${id}>j`]), 'j>e'].join(' '),
    );

  it('rest on the flows of the new version', async () => {
    const result = await migrate(forked('a', 'b'), forked('a', 'x'), { answers: [['a']], mapping: { b: 'x' } });
    expect(result.candidate?.snapshot.nodes.root?.resting).toEqual({ 'a-j': 1 });
    expect(await result.goOn('x')).toBe('completed');
  });

  it('are found again on a flow that another step was put into', async () => {
    const longer = between(
      `<parallelGateway id="f"/>${task('a', 'b', 'c')}<parallelGateway id="j"/>`,
      's>f f>a f>b a>c c>j b>j j>e',
    );
    const result = await migrate(forked('a', 'b'), longer, { answers: [['a']] });
    expect(result.candidate?.snapshot.nodes.root?.resting).toEqual({ 'c-j': 1 });
    expect(await result.goOn('b')).toBe('completed');
  });

  it('are refused when their flow is gone, or nothing joins any more', async () => {
    const gone = await migrate(forked('a', 'b'), forked('b', 'c', 'd'), { answers: [['a']] });
    expect(gone.said).toEqual(['flow-gone@j']);
    const merged = between(
      `<parallelGateway id="f"/>${task('a', 'b')}<exclusiveGateway id="j"/>`,
      's>f f>a f>b a>j b>j j>e',
    );
    expect((await migrate(forked('a', 'b'), merged, { answers: [['a']] })).said).toEqual(['join-changed@j']);
  });

  it('are refused when all that the join waits for now have come', async () => {
    const less = between(
      `<parallelGateway id="f"/>${task('a', 'b', 'c')}<parallelGateway id="j"/><endEvent id="e2"/>`,
      's>f f>a f>b f>c a>j b>j c>e2 j>e',
    );
    const result = await migrate(forked('a', 'b', 'c'), less, { answers: [['a'], ['b']] });
    expect(result.said).toEqual(['join-changed@j']);
  });

  it('are refused when the join would wait for a branch that never began', async () => {
    expect((await migrate(forked('a', 'b'), forked('a', 'b', 'c'))).said).toEqual(['join-starved@j']);
    expect((await migrate(ONE, forked('a', 'b'))).said).toEqual(['join-starved@j']);
  });

  it('go on where the fork still lies before them', async () => {
    const first = between(task('z'), 's>z z>e');
    const result = await migrate(
      first,
      between(
        `${task('z', 'a', 'b')}<parallelGateway id="f"/><parallelGateway id="j"/>`,
        's>z z>f f>a f>b a>j b>j j>e',
      ),
    );
    expect(await result.goOn('z', 'a', 'b')).toBe('completed');
  });
});

describe('what can be undone', () => {
  const undoable = (handler: string) =>
    `${task('a', 'b')}<boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><userTask id="${handler}" isForCompensation="true"/><association id="as" sourceRef="c" targetRef="${handler}" associationDirection="One"/><intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent>`;
  const before = between(undoable('undo'), 's>a a>b b>t t>e');

  it('is undone as the new version says', async () => {
    const result = await migrate(before, between(undoable('other'), 's>a a>b b>t t>e'), { answers: [['a']] });
    expect(result.verdict).toBe('ok');
    expect(await result.goOn('b', 'other')).toBe('completed');
  });

  it('is forgotten, and told, when nothing undoes it any more', async () => {
    const result = await migrate(before, between(task('a', 'b'), 's>a a>b b>e'), { answers: [['a']] });
    expect(result.said).toEqual(['compensation-dropped@a']);
    expect(await result.goOn('b')).toBe('completed');
  });

  it('is refused while it is being undone', async () => {
    const result = await migrate(before, between(task('a', 'b'), 's>a a>b b>e'), { answers: [['a'], ['b']] });
    expect(result.said).toContain('element-gone@undo');
  });
});

describe('timers of the process itself', () => {
  it('count from its start', async () => {
    const catching = (text: string) =>
      between(`<intermediateCatchEvent id="a">${timer(text)}</intermediateCatchEvent>`, 's>a a>e');
    const result = await migrate(catching('PT2H'), catching('PT3H'));
    expect(result.candidate?.waits[0]?.dueAt?.getTime()).toBe(LATER.getTime() + 2 * 3_600_000);
  });
});
