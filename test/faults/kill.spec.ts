import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../../apps/demo/api-client.js';
import { matters } from '../../apps/demo/matters.js';
import { Player, type PlayedCase } from '../../apps/demo/player.js';
import { stopEmbeddedPostgres } from '../../modules/database/index.js';
import { randomOf } from '../engine/support/random-process.js';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process.js';

const KILLS = Number(process.env.KILLS ?? 6);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const AT_ONCE = 8;
const ADMIN_PASSWORD = 'kill-test-12345';

interface Event {
  type: string;
  data: { taskId?: string };
}

/** A demo that goes on while its server is killed and started again. */
class KilledDemo {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'lianxin-kill-'));
  private readonly random = randomOf(SEED);
  readonly played: PlayedCase[] = [];
  private over = false;
  private server!: ServerProcess;
  private env: Record<string, string> = {};

  async run(kills: number): Promise<void> {
    this.env = { DATA_DIR: this.dataDir, PORT: await freePort(), DEMO: 'true', DATABASE_URL: '', ADMIN_PASSWORD };
    this.server = await startServerProcess(this.env);
    const player = new Player(this.server.url, () => Promise.resolve());
    const lines = Array.from({ length: AT_ONCE }, (_, line) => this.line(player, line));
    for (let kill = 0; kill < kills; kill++) await this.killOnce();
    this.over = true;
    await Promise.all(lines);
  }

  admin(): ApiClient {
    return new ApiClient(this.server.url, { username: 'admin', password: ADMIN_PASSWORD });
  }

  async close(): Promise<void> {
    await this.server.kill('SIGTERM');
    await stopEmbeddedPostgres(this.dataDir);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Plays one case after the other until the killing is over. */
  private async line(player: Player, line: number): Promise<void> {
    const samples = matters(1000);
    for (let index = line; !this.over; index += AT_ONCE) {
      const matter = samples[index % samples.length];
      if (matter) this.played.push(await player.play({ ...matter, title: `${matter.title}#${index}` }, index));
    }
  }

  private async killOnce(): Promise<void> {
    await wait(50 + this.random() * 900); // the fault comes at a random moment of the work
    await this.server.kill('SIGKILL');
    this.server = await startServerProcess(this.env);
  }
}

describe(`a server killed with -9 at ${KILLS} random moments (SEED=${SEED})`, () => {
  const demo = new KilledDemo();
  beforeAll(() => demo.run(KILLS), 600_000);
  afterAll(() => demo.close(), 60_000);

  it('brings every case it acknowledged to its archive', () => {
    expect(demo.played.length).toBeGreaterThanOrEqual(AT_ONCE);
    expect(demo.played.filter(({ path }) => path === 'not archived')).toEqual([]);
  });

  it('does no acknowledged action twice and loses none, and every chain is whole', async () => {
    const admin = demo.admin();
    for (const { id, steps } of demo.played) {
      const items = await admin.all<Event>(`/api/v1/cases/${id}/history`);
      const completed = items.filter(({ type }) => type === 'task.completed').map(({ data }) => data.taskId);
      expect(new Set(completed).size).toBe(completed.length);
      expect(completed).toHaveLength(steps - 1);
      expect(items.filter(({ type }) => type === 'case.registered')).toHaveLength(1);
      expect(await admin.get(`/api/v1/cases/${id}/history/verification`)).toMatchObject({ intact: true });
    }
  }, 120_000);

  it('registers no case twice', async () => {
    const titles = new Map<string, number>();
    for (const { title } of await demo.admin().all<{ title: string }>('/api/v1/cases'))
      titles.set(title, (titles.get(title) ?? 0) + 1);
    expect([...titles].filter(([, count]) => count > 1)).toEqual([]);
  });
});
