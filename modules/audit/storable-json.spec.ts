import fc from 'fast-check';
import { storable } from './storable-json.js';

describe('what the history may store', () => {
  it('drops what JSON drops, and writes dates, infinities and big integers as JSON can', () => {
    const given: Record<string, unknown> = {
      a: undefined,
      b: new Date(0),
      c: Infinity,
      d: NaN,
      e: 12n,
      f: [undefined],
      g: -0,
    };
    expect(storable(given)).toEqual({ b: '1970-01-01T00:00:00.000Z', c: null, d: null, e: '12', f: [null], g: 0 });
    expect(storable(undefined as unknown)).toBeNull();
  });

  it('replaces NUL and lone surrogates in values and keys by U+FFFD, and nothing else', () => {
    expect(storable({ 'k\u0000': 'a\u0000\ud800b\udc00' })).toEqual({ 'k\ufffd': 'a\ufffd\ufffdb\ufffd' });
    expect(storable('\\u0000 \\\\ud800 \u0001 😀 诉求 \ufffd "')).toBe('\\u0000 \\\\ud800 \u0001 😀 诉求 \ufffd "');
  });

  it('leaves what it made alone', () => {
    fc.assert(
      fc.property(fc.object({ withNullPrototype: false, withDate: true, withBigInt: true }), (value) => {
        const once = storable(value);
        expect(JSON.stringify(storable(once))).toBe(JSON.stringify(once));
      }),
    );
  });
});
