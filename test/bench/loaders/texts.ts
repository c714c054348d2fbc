/** Words that copies' texts are made of, so that the index of words is as wide as with real matters. */
const SUBJECTS =
  '路灯,井盖,噪音,积水,垃圾,违建,公交,供水,停电,油烟,物业,欠薪,占道,绿化,电梯,扬尘,网络,燃气,学位,医保'.split(',');
const TROUBLES = '不亮,缺失,扰民,无人处理,损坏,影响出行,长期存在,多次反映,乱收费,臭味大,信号差,压力不足'.split(',');
const PLACES = '北苑,南湖,东岭,西河,中山,解放,人民,建设,和平,胜利,文化,青年,新华,站前,滨江'.split(',');

const pick = (words: string[], step: number): string =>
  `(ARRAY[${words.map((word) => `'${word}'`).join(',')}])[1 + ($n / ${step}) % ${words.length}]`;
/** SQL of a title for copy `$n`. */
export const TITLE = `${pick(PLACES, 1)} || ($n % 907) || '号' || ${pick(SUBJECTS, 15)} || ${pick(TROUBLES, 300)}`;

/** SQL of what the citizen of copy `$n` told. */
export const CONTENT = `'市民反映' || ${TITLE} || '，已持续' || ($n % 60) || '天，请' || ${pick(PLACES, 7)} || '街道尽快处理。'`;
