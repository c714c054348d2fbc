import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process.js';
import { cpuSeconds } from './cpu.js';
import { HttpClient } from './http-client.js';
import { Lifecycle } from './lifecycle.js';

interface Settings {
  seconds: number;
  clients: number;
  out: string | undefined;
}

/** Measures full standard lifecycles over HTTP against a server and an embedded PostgreSQL of its own, fsync on. */
async function main(): Promise<void> {
  const settings = readSettings();
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-bench-'));
  const server = await startServerProcess({
    DATA_DIR: dataDir,
    PORT: await freePort(),
    DEMO: 'true',
    DATABASE_URL: '',
  });
  try {
    const result = await measure(server, settings);
    process.stdout.write(table(result));
    if (settings.out) writeFileSync(settings.out, `${JSON.stringify(result, null, 2)}\n`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await server.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '30' },
      clients: { type: 'string', default: '16' },
      out: { type: 'string' },
    },
  });
  return { seconds: Number(values.seconds), clients: Number(values.clients), out: values.out };
}

async function measure(server: ServerProcess, { seconds, clients }: Settings) {
  const client = new HttpClient(server.url);
  const lifecycle = new Lifecycle(client);
  await lifecycle.signIn();
  await run(lifecycle, clients, 3);
  for (const samples of [lifecycle.completions, lifecycle.intakes, lifecycle.lists]) samples.length = 0;
  const before = { cpu: cpuSeconds(server.pid), own: process.cpuUsage() };
  const { done, elapsed } = await run(lifecycle, clients, seconds);
  const after = cpuSeconds(server.pid);
  client.close();
  const own = process.cpuUsage(before.own);
  const per = (value: number) => round(value / done, 4);
  const node = after.node - before.cpu.node;
  const postgres = after.postgres - before.cpu.postgres;
  const bench = (own.user + own.system) / 1e6;
  return {
    clients,
    seconds: round(elapsed, 1),
    lifecycles: done,
    lifecyclesPerSecond: round(done / elapsed, 2),
    completionMs: quantiles(lifecycle.completions),
    intakeMs: quantiles(lifecycle.intakes),
    taskListMs: quantiles(lifecycle.lists),
    cpuSecondsPerLifecycle: { node: per(node), postgres: per(postgres), bench: per(bench) },
    coresUsed: {
      node: round(node / elapsed, 2),
      postgres: round(postgres / elapsed, 2),
      bench: round(bench / elapsed, 2),
    },
    limitedBy: limit(node / elapsed, (node + postgres + bench) / elapsed),
    readyAfterMs: Math.round(server.readyAfter),
  };
}

async function run(lifecycle: Lifecycle, clients: number, seconds: number): Promise<{ done: number; elapsed: number }> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let [next, done] = [0, 0];
  const line = async () => {
    while (performance.now() < until) {
      await lifecycle.play(next++);
      done++;
    }
  };
  await Promise.all(Array.from({ length: clients }, line));
  return { done, elapsed: (performance.now() - started) / 1000 };
}

function quantiles(samples: number[]): { p50: number; p95: number; p99: number; count: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

/** What stands between this figure and a higher one. */
function limit(node: number, all: number): string {
  if (node > 0.9) return 'the one Node process: its core is full';
  if (all > 1.8) return 'the machine: both cores are full, shared by Node, PostgreSQL and the bench itself';
  return 'waiting: round trips and fsync, no core is full';
}

function table(result: Awaited<ReturnType<typeof measure>>): string {
  const { lifecyclesPerSecond, completionMs, intakeMs, taskListMs, cpuSecondsPerLifecycle, coresUsed } = result;
  const rows = [
    ['lifecycles/s (9 human steps each)', lifecyclesPerSecond],
    ['completion ms p50 / p95 / p99', `${completionMs.p50} / ${completionMs.p95} / ${completionMs.p99}`],
    ['intake ms p50 / p95 / p99', `${intakeMs.p50} / ${intakeMs.p95} / ${intakeMs.p99}`],
    ['task list ms p50 / p95 / p99', `${taskListMs.p50} / ${taskListMs.p95} / ${taskListMs.p99}`],
    [
      'CPU s per lifecycle: Node / PostgreSQL / bench',
      `${cpuSecondsPerLifecycle.node} / ${cpuSecondsPerLifecycle.postgres} / ${cpuSecondsPerLifecycle.bench}`,
    ],
    ['cores used: Node / PostgreSQL / bench', `${coresUsed.node} / ${coresUsed.postgres} / ${coresUsed.bench}`],
    ['limited by', result.limitedBy],
    ['ready after ms', result.readyAfterMs],
  ];
  return `\n${rows.map(([name, value]) => `${String(name).padEnd(48)} ${value}`).join('\n')}\n\n`;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
