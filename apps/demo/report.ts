import type { PlayedCase } from './player.js';

const WIDTH = 30;

/** A bar that is drawn over itself; silent where nobody watches. */
export function showProgress(done: number, total: number): void {
  if (!process.stdout.isTTY && done !== total) return;
  const filled = Math.round((done / total) * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  process.stdout.write(`\r${bar} ${done}/${total}${done === total ? '\n' : ''}`);
}

/** The closing table: cases by path, how long they took, how many were late. */
export function closingTable(cases: PlayedCase[], seconds: number): string {
  const paths = [...new Set(cases.map(({ path }) => path))].sort();
  const rows = paths.map((path) =>
    row(
      path,
      cases.filter((played) => played.path === path),
    ),
  );
  const head = ['path', 'cases', 'steps', 'median h', 'longest h', 'late'];
  const lines = [head, ...rows, row('all', cases)].map((cells) =>
    cells.map((cell, index) => pad(cell, index)).join('  '),
  );
  return `\n${lines.join('\n')}\n\n${cases.length} cases in ${seconds.toFixed(1)} s\n`;
}

function row(path: string, cases: PlayedCase[]): string[] {
  const hours = cases.map((played) => played.hours).sort((a, b) => a - b);
  const steps = cases.reduce((sum, played) => sum + played.steps, 0);
  const late = cases.filter((played) => played.late).length;
  const [median = 0, longest = 0] = [hours[Math.floor(hours.length / 2)], hours.at(-1)];
  return [path, String(cases.length), String(steps), median.toFixed(2), longest.toFixed(2), String(late)];
}

/** Chinese characters take two columns. */
function pad(cell: string, index: number): string {
  const columns = Array.from(cell).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
  const space = ' '.repeat(Math.max(0, (index === 0 ? 32 : 9) - columns));
  return index === 0 ? cell + space : space + cell;
}
