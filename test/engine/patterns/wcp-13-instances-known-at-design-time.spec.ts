// WCP 13, multiple instances with a priori design-time knowledge: a multi-instance activity with a fixed cardinality.
import { drawn, multiInstance, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const THREE = '<loopCardinality xsi:type="tFormalExpression">3</loopCardinality>';
const XML = drawn(user('a', multiInstance('', THREE)) + user('z'), 's>a', 'a>z', 'z>e');

describe('multiple instances with a number known at design time', () => {
  it('all begin at once', async () => {
    expect((await drive(XML)).waiting).toEqual(['a', 'a', 'a']);
  });

  it('are synchronized: what follows begins once, when all are done', async () => {
    expect((await drive(XML, {}, [['a'], ['a']])).waiting).toEqual(['a']);
    const { entered, waiting } = await drive(XML, {}, [['a'], ['a'], ['a']]);
    expect({ entered, waiting }).toEqual({ entered: ['s', 'a', 'a', 'a', 'z'], waiting: ['z'] });
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
