import { searchTerms } from './search-terms.js';

describe('the terms of a question', () => {
  it.each([
    ['路灯不亮', ['路灯', '灯不', '不亮']],
    ['水', ['水']],
    ['ETC 发票 怎么开', ['etc', '发票', '怎么', '么开']],
    ['路灯 路灯', ['路灯']],
    ['?!', []],
  ])('%j are %j', (question, terms) => {
    expect(searchTerms(question)).toEqual(terms);
  });

  it('are at most 40', () => {
    const many = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(searchTerms(many)).toHaveLength(40);
  });
});
