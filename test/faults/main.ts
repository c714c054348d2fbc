import { parseArgs } from 'node:util';
import { runFaults, type FaultReport } from './fault-run.js';

/** `npm run faults`: the long form of test/faults/kill.spec.ts; everything runs in processes of its own on this machine. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      servers: { type: 'string', default: '2' },
      workers: { type: 'string', default: '2' },
    },
  });
  const { kills, seed, servers, workers } = values;
  process.stdout.write(`${kills} kills, seed ${seed}, ${servers} servers, ${workers} workers\n`);
  const plan = { kills: Number(kills), seed: Number(seed), servers: Number(servers), workers: Number(workers) };
  const report = await runFaults({ ...plan, onKill: (done, target) => process.stdout.write(`${done} ${target}\n`) });
  process.stdout.write(table(report));
  if (report.findings.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
}

function table({ findings, ...facts }: FaultReport): string {
  const lines = findings.map(({ invariant, violations }) =>
    violations.length === 0
      ? `ok      ${invariant}`
      : `BROKEN  ${invariant}\n${violations.map((line) => `          ${line}`).join('\n')}`,
  );
  return `\n${lines.join('\n')}\n\n${JSON.stringify(facts)}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
