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

/** The closing table: the cases of each process, how many were on time, and what ran beside them. */
export function closingTable(cases: PlayedCase[], seconds: number): string {
  const keys = [...new Set(cases.map(({ process }) => process))].sort();
  const rows = keys.map((key) =>
    row(
      NAMES[key] ?? key,
      cases.filter(({ process }) => process === key),
    ),
  );
  const lines = [HEAD, ...rows, row('all', cases)].map((cells) => cells.map(pad).join('  '));
  const beside = Object.entries(BESIDE).map(([name, event]) => [name, String(total(cases, event))].map(pad).join('  '));
  const end = `${cases.length} cases in ${seconds.toFixed(1)} s`;
  return `\n${lines.join('\n')}\n\n${beside.join('\n')}\n\n${end}\n`;
}

/** On time is a case none of whose limits was broken. */
function row(name: string, cases: PlayedCase[]): string[] {
  const hours = cases.map((played) => played.hours).sort((a, b) => a - b);
  const punctual = cases.filter(({ events }) => !events['sla.breached']).length;
  const rate = `${((100 * punctual) / Math.max(1, cases.length)).toFixed(0)} %`;
  const counts = ['case.returned', 'rework.started', 'consultation.opened'].map((event) => String(total(cases, event)));
  const [median = 0, longest = 0] = [hours[Math.floor(hours.length / 2)], hours.at(-1)];
  const share = `${punctual}/${cases.length}`;
  return [name, String(cases.length), share, rate, ...counts, median.toFixed(2), longest.toFixed(2)];
}

const total = (cases: PlayedCase[], event: string): number =>
  cases.reduce((sum, { events }) => sum + (events[event] ?? 0), 0);

/** Chinese characters take two columns. */
function pad(cell: string, index: number): string {
  const columns = Array.from(cell).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
  const space = ' '.repeat(Math.max(0, (index === 0 ? 28 : 9) - columns));
  return index === 0 ? cell + space : space + cell;
}
