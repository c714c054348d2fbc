// WCP 14, multiple instances with a priori run-time knowledge: a multi-instance activity over a list or a computed cardinality.
import { drawn, multiInstance, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const around = (marker: string): string => drawn(user('u') + user('a', marker) + user('z'), 's>u', 'u>a', 'a>z', 'z>e');
const OVER_LIST = around(multiInstance('inputCollection="= units" inputElement="unit"'));
const BY_NUMBER = around(
  multiInstance('', '<loopCardinality xsi:type="tFormalExpression">= count(units)</loopCardinality>'),
);

describe.each([OVER_LIST, BY_NUMBER])('multiple instances with a number known at run time', (XML) => {
  it.each([[1], [2], [4]])('are as many as the process says when it comes to them (%i)', async (count) => {
    const units = Array.from({ length: count }, (_, index) => `unit ${index}`);
    const all = units.map(() => ['a'] as const);
    expect((await drive(XML, {}, [['u', { units }]])).waiting).toEqual(units.map(() => 'a'));
    expect((await drive(XML, {}, [['u', { units }], ...all])).waiting).toEqual(['z']);
  });

  it('stay as many when the list changes later', async () => {
    const { waiting } = await drive(XML, {}, [['u', { units: [1, 2] }], ['a', { units: [1, 2, 3] }], ['a']]);
    expect(waiting).toEqual(['z']);
  });

  it('may be none: what follows begins at once', async () => {
    expect((await drive(XML, {}, [['u', { units: [] }]])).waiting).toEqual(['z']);
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
