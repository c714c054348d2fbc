// WCP 18, milestone: BPMN has no direct construct; rendered as an event-based gateway that waits for the condition that the milestone is reached, or that it has expired.
import { catching, condition, drawn, extended, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const sets = (id: string, milestone: string): string =>
  `<scriptTask id="${id}">${extended(`<zeebe:script expression='= "${milestone}"' resultVariable="milestone"/>`)}</scriptTask>`;
const XML = drawn(
  `<parallelGateway id="f"/>${user('before')}${sets('reach', 'reached')}${user('meanwhile')}${sets('pass', 'expired')}<endEvent id="e1"/>` +
    `${user('ready')}<eventBasedGateway id="g"/>${catching('reached', condition('= milestone = "reached"'))}${catching('expired', condition('= milestone = "expired"'))}${user('a')}${user('skip')}`,
  ...['s>f', 'f>before', 'before>reach', 'reach>meanwhile', 'meanwhile>pass', 'pass>e1'],
  ...['f>ready', 'ready>g', 'g>reached', 'g>expired', 'reached>a', 'expired>skip', 'a>e', 'skip>e'],
);

describe('a milestone', () => {
  it('holds an activity back until it is reached', async () => {
    expect((await drive(XML, {}, [['ready']])).waiting).toEqual(['before', 'expired', 'reached']);
    expect((await drive(XML, {}, [['ready'], ['before']])).waiting).toEqual(['a', 'meanwhile']);
  });

  it('lets an activity begin at once while it holds', async () => {
    expect((await drive(XML, {}, [['before'], ['ready']])).waiting).toEqual(['a', 'meanwhile']);
  });

  it('does not let an activity begin when it has expired', async () => {
    const late = await drive(XML, {}, [['before'], ['meanwhile'], ['ready']]);
    expect(late.waiting).toEqual(['skip']);
    expect(late.entered).not.toContain('a');
  });

  it('lets an activity that has begun go on after it has expired', async () => {
    const begun = [['before'], ['ready'], ['meanwhile']] as const;
    expect((await drive(XML, {}, begun)).waiting).toEqual(['a']);
    expect((await drive(XML, {}, [...begun, ['a']])).ended).toBe('completed');
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
