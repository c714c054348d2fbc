// WCP 15, multiple instances without a priori run-time knowledge: BPMN has no direct construct; rendered as a sub-process with an event sub-process that does not interrupt and adds an instance for each message, and as an ad-hoc sub-process in which people begin activities again.
import { drawn, handler, INSIDE, ON_MESSAGE, sub, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const more = handler(ON_MESSAGE, 'isInterrupting="false"').replace(/work/g, 'extra').replace(/out/g, 'out2');
const XML = drawn(sub('a', '', INSIDE + more) + user('z'), 's>a', 'a>z', 'z>e');
const enough = '<completionCondition xsi:type="tFormalExpression">= enough = true</completionCondition>';
const AD_HOC = drawn(
  `<adHocSubProcess id="a" cancelRemainingInstances="false">${user('work')}${enough}</adHocSubProcess>${user('z')}`,
  ...['s>a', 'a>z', 'z>e'],
);

describe('multiple instances with a number that nobody knows', () => {
  it('are added while others run', async () => {
    expect((await drive(XML, {}, [['t'], ['work']])).waiting).toEqual(['extra', 't']);
    expect((await drive(XML, {}, [['work']])).waiting).toEqual(['z']);
  });

  it('are synchronized: what follows begins once, when all that were added are done', async () => {
    const added = [['t'], ['t'], ['extra'], ['work']] as const;
    expect((await drive(XML, {}, added)).waiting).toEqual(['extra', 't']);
    expect(await drive(XML, {}, [...added, ['extra']])).toMatchObject({ waiting: ['z'], cancelled: [] });
  });

  it('are added by people in an ad-hoc sub-process until there are enough', async () => {
    const added = [['a', { elements: ['work', 'work'] }], ['work'], ['work', { enough: true }]] as const;
    expect((await drive(AD_HOC, {}, added.slice(0, 1))).waiting).toEqual(['a', 'work', 'work', 'work']);
    expect((await drive(AD_HOC, {}, added)).waiting).toContain('work');
    expect((await drive(AD_HOC, {}, [...added, ['work']])).waiting).toEqual(['z']);
  });

  it.each([XML, AD_HOC])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
