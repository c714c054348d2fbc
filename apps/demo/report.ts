import type { ApiClient } from './api-client.js';
import type { PlayedCase } from './player.js';

const WIDTH = 30;

/** A bar that is drawn over itself; silent where nobody watches. */
export function showProgress(done: number, total: number): void {
  if (!process.stdout.isTTY && done !== total) return;
  const filled = Math.round((done / total) * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  process.stdout.write(`\r${bar} ${done}/${total}${done === total ? '\n' : ''}`);
}

const NAMES: Record<string, string> = {
  standard: '标准办理 standard',
  urgent: '紧急办理 urgent',
  'provincial-transfer': '省转办 provincial transfer',
};

const HEAD = ['process', 'cases', 'on time', 'rate', 'returns', 'reworks', 'consulted', 'median h', 'longest h'];

/** What ran beside the cases, and the event that tells of it. */
const BESIDE: Record<string, string> = {
  '回访 follow-up': 'follow-up.answered',
  '重办 rework': 'rework.started',
  '会商 consultation': 'consultation.opened',
  '吹哨报到 whistle': 'whistle.opened',
  '督办 supervision': 'supervision.opened',
  '延期 extension': 'extension.granted',
  '承诺 commitment': 'commitment.made',
  '回头看 look-back': 'commitment.checked',
  '领导接听 leader reception': 'reception.followed',
  '逢6调度 dispatch meeting': 'meeting.carried-out',
};

/** One figure of the hotline's own report. */
interface Figure {
  key: string;
  numerator: number;
  denominator: number | null;
  rate: number | null;
}

const DAY_MS = 86_400_000;

/** The closing table: how the hotline itself reports the cases of each process, and what ran beside them. */
export async function closingTable(reader: ApiClient, cases: PlayedCase[], seconds: number): Promise<string> {
  const keys = [...new Set(cases.map(({ process }) => process))].sort();
  const period = periodOf(cases);
  const rows = await Promise.all([...keys, null].map((key) => row(reader, period, cases, key)));
  const lines = [HEAD, ...rows].map((cells) => cells.map(pad).join('  '));
  const beside = Object.entries(BESIDE).map(([name, event]) => [name, String(total(cases, event))].map(pad).join('  '));
  const end = `${cases.length} cases in ${seconds.toFixed(1)} s`;
  return `\n${lines.join('\n')}\n\n${beside.join('\n')}\n\n${end}\n`;
}

/** From the first registration until every limit has been decided. */
function periodOf(cases: PlayedCase[]): string {
  const from = Math.min(...cases.map(({ registeredAt }) => Date.parse(registeredAt)));
  return `from=${new Date(from).toISOString()}&to=${new Date(from + 366 * DAY_MS).toISOString()}`;
}

/** The line of one process; of all for null. */
async function row(reader: ApiClient, period: string, cases: PlayedCase[], key: string | null): Promise<string[]> {
  const path = `/api/v1/reports/figures?${period}${key === null ? '' : `&process=${key}`}`;
  const { figures } = await reader.get<{ figures: Figure[] }>(path);
  const counts = ['return-rate', 'rework-rate', 'consultations'].map((name) => numeratorOf(figures, name));
  const name = key === null ? 'all' : (NAMES[key] ?? key);
  return [name, numeratorOf(figures, 'registered'), ...onTime(figures), ...counts, ...hoursOf(cases, key)];
}

const numeratorOf = (figures: Figure[], name: string): string =>
  String(figures.find(({ key }) => key === name)?.numerator ?? 0);

/** Numerator over denominator, and the rate. */
function onTime(figures: Figure[]): string[] {
  const { numerator = 0, denominator = 0, rate = null } = figures.find(({ key }) => key === 'on-time') ?? {};
  return [`${numerator}/${denominator}`, rate === null ? '–' : `${(100 * rate).toFixed(0)} %`];
}

/** Median and longest life of the cases of a process, hours. */
function hoursOf(cases: PlayedCase[], key: string | null): string[] {
  const played = cases.filter(({ process }) => key === null || process === key);
  const hours = played.map((each) => each.hours).sort((a, b) => a - b);
  return [hours[Math.floor(hours.length / 2)] ?? 0, hours.at(-1) ?? 0].map((each) => each.toFixed(2));
}

const total = (cases: PlayedCase[], event: string): number =>
  cases.reduce((sum, { events }) => sum + (events[event] ?? 0), 0);

/** Chinese characters take two columns. */
function pad(cell: string, index: number): string {
  const columns = Array.from(cell).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
  const space = ' '.repeat(Math.max(0, (index === 0 ? 28 : 9) - columns));
  return index === 0 ? cell + space : space + cell;
}
