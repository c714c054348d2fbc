import type { CityPreset } from '../policies/index.js';
import type { SlaConditions, SlaPolicyDraft, Span } from './sla-policy.js';

const LESHAN = '乐山市12345工单办理时限';
const NINGXIANG = '宁乡市民声受理服务中心工作规则';
const SICHUAN = '四川省12345热线工单办理时限上限（2025）';
const BORROWED = '暂用乐山时限，待本市文件确定后调整';
const UNFOUNDED = '预设值，无文件依据，请按本市规定调整';

const URGENT: SlaConditions = { urgency: ['urgent'] };
const GENERAL: SlaConditions = { urgency: ['general'] };
// A question that could not be answered on the line has the province's own, shorter limit.
const DEMANDS: SlaConditions = { urgency: ['general'], nature: ['help', 'suggestion', 'complaint', 'report'] };

const minutes = (value: number): Span => ({ value, unit: 'minute' });
const hours = (value: number): Span => ({ value, unit: 'hour' });
const workingDays = (value: number): Span => ({ value, unit: 'working-day' });

type Row = Omit<SlaPolicyDraft, 'code' | 'preset' | 'clause' | 'isCeiling' | 'clock'> & { key: string };

// An inquiry is answered at once, on the line: it has no clock. A complex matter is limited by what was approved for it.
const ROUND_THE_CLOCK: Row[] = [
  {
    key: 'urgent.respond',
    name: '紧急响应',
    measure: 'respond',
    applies: URGENT,
    limit: minutes(20),
    warnBefore: minutes(10),
  },
  { key: 'urgent.reply', name: '紧急回复', measure: 'reply', applies: URGENT, limit: hours(24), warnBefore: hours(4) },
];
const WORKING_TIME: Row[] = [
  {
    key: 'general.contact',
    name: '一般联系',
    measure: 'contact',
    applies: GENERAL,
    limit: workingDays(1),
    warnBefore: hours(4),
  },
  {
    key: 'general.reply',
    name: '一般回复',
    measure: 'reply',
    applies: DEMANDS,
    limit: workingDays(5),
    warnBefore: workingDays(1),
  },
];
const AFTERWARDS: Row[] = [
  {
    key: 'rework.reply',
    name: '重办回复',
    measure: 'rework-reply',
    applies: {},
    limit: workingDays(3),
    warnBefore: workingDays(1),
  },
  {
    key: 'follow-up',
    name: '回访',
    measure: 'follow-up',
    applies: {},
    limit: workingDays(3),
    warnBefore: workingDays(1),
  },
];
const PROVINCIAL: Row[] = [
  {
    key: 'provincial.reply',
    name: '省平台转办件回复',
    measure: 'provincial-reply',
    applies: { channel: ['provincial-transfer'] },
    limit: workingDays(7),
    warnBefore: workingDays(1),
  },
];
const ON_SITE: Row[] = [
  {
    key: 'urgent.on-site',
    name: '紧急到场（乡村）',
    measure: 'on-site',
    applies: URGENT,
    limit: hours(2),
    warnBefore: hours(1),
  },
  {
    key: 'urgent.on-site.town',
    name: '紧急到场（城区）',
    measure: 'on-site',
    applies: { ...URGENT, area: ['town'] },
    limit: minutes(30),
    warnBefore: minutes(10),
  },
  {
    key: 'prominent',
    name: '突出问题（逢6调度）',
    measure: 'prominent',
    applies: {},
    limit: { value: 6, unit: 'day-ending-in' },
    warnBefore: { value: 1, unit: 'calendar-day' },
  },
];

const policies = (preset: CityPreset, clock: SlaPolicyDraft['clock'], clause: string, rows: Row[]): SlaPolicyDraft[] =>
  rows.map(({ key, ...row }) => ({ code: `${preset}.${key}`, preset, clock, clause, isCeiling: false, ...row }));

const common = (preset: CityPreset, clause: string): SlaPolicyDraft[] => [
  ...policies(preset, '24x7', clause, ROUND_THE_CLOCK),
  ...policies(preset, 'working', clause, WORKING_TIME),
  ...policies(preset, 'working', UNFOUNDED, [...AFTERWARDS, ...PROVINCIAL]),
];

const ceiling = (key: string, name: string, nature: string[], days: number): SlaPolicyDraft => ({
  code: `sichuan.reply.${key}`,
  name,
  preset: 'leshan',
  measure: 'reply',
  applies: { nature },
  limit: workingDays(days),
  clock: 'working',
  warnBefore: workingDays(1),
  isCeiling: true,
  clause: SICHUAN,
});

/** The limits a city starts with; it may publish its own versions afterwards. */
export const POLICY_PRESETS: Record<CityPreset, SlaPolicyDraft[]> = {
  leshan: [
    ...common('leshan', LESHAN),
    ceiling('inquiry', '省定上限：咨询', ['inquiry'], 3),
    ceiling('help', '省定上限：求助、意见建议', ['help', 'suggestion'], 7),
    ceiling('complaint', '省定上限：投诉、举报', ['complaint', 'report'], 15),
  ],
  ningxiang: [...common('ningxiang', BORROWED), ...policies('ningxiang', '24x7', NINGXIANG, ON_SITE)],
  jining: common('jining', BORROWED),
};
