// WCP 8, multi-merge: parallel branches into an exclusive gateway; every token goes on for itself.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<parallelGateway id="f"/>${user('a')}${user('b')}<exclusiveGateway id="k"/>${user('z')}`,
  ...['s>f', 'f>a', 'f>b', 'a>k', 'b>k', 'k>z', 'z>e'],
);

describe('a multi-merge', () => {
  it('begins what follows once for every branch that is done, without waiting for the others', async () => {
    expect((await drive(XML, {}, [['b']])).waiting).toEqual(['a', 'z']);
    expect((await drive(XML, {}, [['b'], ['a']])).waiting).toEqual(['z', 'z']);
  });

  it('may be through with one branch before another comes', async () => {
    const { entered } = await drive(XML, {}, [['b'], ['z'], ['a']]);
    expect(entered).toEqual(['s', 'f', 'a', 'b', 'k', 'z', 'e', 'k', 'z']);
  });

  it('ends when every token has ended', async () => {
    expect((await drive(XML, {}, [['b'], ['a'], ['z']])).ended).toBeNull();
    expect((await drive(XML, {}, [['b'], ['a'], ['z'], ['z']])).ended).toBe('completed');
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
