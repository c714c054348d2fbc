import fc from 'fast-check';
import { readCsv, writeCsv } from './index.js';

const read = (text: string) => readCsv<'a' | 'b' | 'c'>(text, ['a', 'b'], ['c']);
const values = (text: string) => read(text).rows.map((row) => row.values);

describe('reading a table', () => {
  it('goes by the header, in whatever order', () => {
    expect(values('b,a\n1,2\n')).toEqual([{ a: '2', b: '1', c: '' }]);
    expect(values('c,a,b\n1,2,3')).toEqual([{ a: '2', b: '3', c: '1' }]);
  });

  it.each([['\n'], ['\r\n'], ['\r']])('takes line ends %j and a byte order mark', (end) => {
    expect(values(`\uFEFFa,b${end}1,2${end}3,4${end}${end}`)).toHaveLength(2);
  });

  it('takes quoted fields with commas, quotation marks and line ends, and counts lines as an editor does', () => {
    const { rows, faults } = read('a,b\n"x, ""y""","1\n2"\n\n 3 ,"4"\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 2, values: { a: 'x, "y"', b: '1\n2', c: '' } },
      { line: 5, values: { a: '3', b: '4', c: '' } },
    ]);
  });

  it.each([
    ['', 'line 1: column "a" is missing', 'line 1: column "b" is missing'],
    ['a\n1', 'line 1: column "b" is missing'],
    ['a,b,d\n1,2,3', 'line 1: column "d" is not known'],
    ['a,b,a\n1,2,3', 'line 1: column "a" stands twice'],
    ['a,b\n1,2\n1\n1,2,3', 'line 3: has 1 fields instead of 2', 'line 4: has 3 fields instead of 2'],
    ['a,b\n1,2\n1,"2', 'line 3: has a quotation mark that is out of place'],
    ['a,b\n1,2"x\n', 'line 2: has a quotation mark that is out of place'],
  ])('names what is wrong with %j', (text, ...faults) => {
    expect(read(text).faults.map(({ path, message }) => `${path}: ${message}`)).toEqual(faults);
  });

  it('reads a million characters between two quotation marks', () => {
    expect(values(`a,b\n"${'""'.repeat(500_000)}",x`)[0]?.a).toHaveLength(500_000);
  });
});

describe('writing a table', () => {
  it('makes one that reads back the same', () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', '路', ' ') })
      .map((text) => text.trim());
    const rows = fc.array(fc.record({ a: fc.constant('x'), b: field, c: field }));
    const property = fc.property(rows, (given) => {
      const { rows: back, faults } = read(writeCsv(['a', 'b', 'c'], given));
      expect(faults).toEqual([]);
      expect(back.map((row) => row.values)).toEqual(given);
    });
    fc.assert(property);
  });
});
