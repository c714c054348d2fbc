import { readFileSync, readdirSync } from 'node:fs';

/** CPU seconds spent so far. */
export interface CpuSeconds {
  node: number;
  postgres: number;
}

const TICKS_PER_SECOND = 100;

/** CPU seconds of a server process and of all PostgreSQL processes of the machine, ended children included. Linux only. */
export function cpuSeconds(serverPid: number): CpuSeconds {
  const postgres = processIds().filter((pid) => commandOf(pid) === 'postgres');
  return { node: ticksOf(serverPid) / TICKS_PER_SECOND, postgres: sum(postgres.map(ticksOf)) / TICKS_PER_SECOND };
}

const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const commandOf = (pid: number): string => /\((.*)\)/.exec(stat(pid))?.[1] ?? '';

/** User and system time, with that of children already waited for. */
function ticksOf(pid: number): number {
  const fields = stat(pid)
    .replace(/^.*\) /, '')
    .split(' ');
  return sum(fields.slice(11, 15).map(Number));
}

function stat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

const sum = (numbers: number[]): number =>
  numbers.reduce((total, number) => total + (Number.isFinite(number) ? number : 0), 0);
