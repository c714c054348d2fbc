/**
 * Ends the process when it is told to: 0 after `stop`, 1 when `stop` fails. Further signals do not cut `stop` short,
 * since under npm one Ctrl-C may arrive twice: from the terminal and from npm.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const stopOnce = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write(`\n${signal}: stopping …\n`);
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
}

/** Says why on stderr and ends the process with 1. */
export function fail(error: unknown): never {
  process.stderr.write(`Lianxin: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
