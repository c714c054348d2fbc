import { findPromises } from './find-promises.js';

const TODAY = '2026-11-25';
const days = (reply: string) => findPromises(reply, TODAY).map(({ dueOn }) => dueOn);

describe('dated promises in a reply (domain §5)', () => {
  it.each([
    ['该路段12月30日建设完成，请您放心。', ['2026-12-30']],
    ['预计2027年3月15日前完工。', ['2027-03-15']],
    ['1月5日恢复供水', ['2027-01-05']],
    ['2027年2月底前整改到位', ['2027-02-28']],
    ['12月1号修复路灯，12月20日前完成绿化。', ['2026-12-01', '2026-12-20']],
  ])('are found: %s', (reply, expected) => {
    expect(days(reply)).toEqual(expected);
  });

  it.each(['我局于11月3日到场核实。', '2026年11月25日已经解决。', '您好，已处理完毕。', '2月30日完成', '13月1日完成'])(
    'are not found where nothing was promised for a day to come: %s',
    (reply) => {
      expect(days(reply)).toEqual([]);
    },
  );

  it('keep the clause they stand in', () => {
    expect(findPromises('感谢来电，12月30日建设完成。', TODAY)).toEqual([
      { dueOn: '2026-12-30', text: '12月30日建设完成' },
    ]);
  });
});
