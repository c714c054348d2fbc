/** What is wrong with a database that did not do its work: out of reach, out of time or turns, out of room. */
export type DatabaseFault = 'away' | 'busy' | 'full';

/** SQLSTATE classes and socket errors, by what they mean to whoever asked. */
const FAULTS: [DatabaseFault, RegExp][] = [
  ['full', /^(53100|53200)/],
  ['busy', /^(40001|40P01|55P03|57014|53300|53400)/],
  ['away', /^(08|53|57P|58030|XX001|25P03|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/],
];

/** What node-postgres says without a code. */
const SAID: [DatabaseFault, RegExp][] = [
  ['busy', /timeout exceeded when trying to connect|Query read timeout/],
  ['away', /Connection terminated|connection error and is not queryable|Client was closed/],
];

/** Tells a fault of the database, which passes, from one of the statement or the program: null. */
export function databaseFault(error: unknown): DatabaseFault | null {
  const { code, message = '', syscall } = (error ?? {}) as { code?: unknown; message?: string; syscall?: string };
  if (code === 'ENOENT' && syscall === 'connect') return 'away'; // its socket is gone
  const found =
    typeof code === 'string'
      ? FAULTS.find(([, codes]) => codes.test(code))
      : SAID.find(([, sentence]) => sentence.test(message));
  return found?.[0] ?? null;
}
