import { diagram, flows } from '../../engine/support/diagrams.js';
import { holdNextTurn, outcomes, TwoNodes } from '../support/nodes.js';

const LATE = diagram(
  `<startEvent id="s"/><userTask id="work"/><boundaryEvent id="limit" attachedToRef="work"><timerEventDefinition><timeDuration>PT10M</timeDuration></timerEventDefinition></boundaryEvent><userTask id="done"/><userTask id="late"/><endEvent id="e"/>${flows('s>work', 'work>done', 'done>e', 'limit>late', 'late>e')}`,
);

describe('a completion on one node against the timer of its task on another', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(LATE);
  });
  afterAll(() => nodes.close());

  const due = async () => {
    const { instance } = await nodes.a.start('p');
    nodes.a.clock.set(new Date(nodes.a.clock.now().getTime() + 11 * 60_000));
    return { id: instance.id, executionId: await nodes.a.executionAt(instance.id, 'work') };
  };

  it('is refused when the timer was first', async () => {
    const { id, executionId } = await due();
    const turn = holdNextTurn(nodes.b, id);
    const firing = nodes.b.runDue();
    await turn.reached;
    const completion = Promise.allSettled([nodes.a.answer(id, executionId)]);
    turn.release();
    expect([await firing, outcomes(await completion)]).toEqual([1, ['wait-unknown']]);
    expect(await nodes.a.waiting(id)).toEqual(['late']);
  });

  it('wins when it was first: the timer passes the busy instance and finds itself gone', async () => {
    const { id, executionId } = await due();
    const turn = holdNextTurn(nodes.a, id);
    const completion = nodes.a.answer(id, executionId);
    await turn.reached;
    expect(await nodes.b.runDue()).toBe(0);
    turn.release();
    await completion;
    expect(await nodes.b.runDue()).toBe(0);
    expect(await nodes.a.waiting(id)).toEqual(['done']);
    expect(await nodes.count(id, 'timer.fired')).toBe(0);
  });

  it('ends one way, however they meet', async () => {
    for (let round = 0; round < 20; round++) {
      const { id, executionId } = await due();
      const [completed] = await Promise.allSettled([nodes.a.answer(id, executionId), nodes.b.runDue()]);
      await nodes.b.runDue();
      const fired = await nodes.count(id, 'timer.fired');
      const won = outcomes([completed])[0] === 'done';
      expect([fired, await nodes.a.waiting(id)]).toEqual(won ? [0, ['done']] : [1, ['late']]);
    }
  });
});
