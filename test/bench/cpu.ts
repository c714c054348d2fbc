import { readFileSync, readdirSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU seconds that a process has spent so far, children already waited for included. Linux only. */
export const cpuOf = (pid: number): number => sum(statOf(pid).slice(11, 15)) / TICKS_PER_SECOND;

/** CPU seconds of a process and of those it started itself, living and ended: a PostgreSQL by its postmaster. */
export function cpuOfFamily(pid: number): number {
  const children = processIds().filter((id) => Number(statOf(id)[1]) === pid);
  return cpuOf(pid) + children.reduce((total, id) => total + cpuOf(id), 0);
}

/** The most memory a process has held so far, MB. */
export function peakMemory(pid: number): number {
  const status = textOf(`/proc/${pid}/status`);
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The fields of a process behind its name: state, parent, … */
const statOf = (pid: number): string[] =>
  textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ');

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const sum = (numbers: string[]): number => numbers.reduce((total, number) => total + (Number(number) || 0), 0);
