import { ApiClient } from '../../apps/demo/api-client.js';
import { matters } from '../../apps/demo/matters.js';
import { Player, type PlayedCase } from '../../apps/demo/player.js';
import type { Fleet } from './fleet.js';
import { publishProbes, runProbe, type Probe } from './probes.js';

const CASE_LINES = 8;
const PROBE_LINES = 4;

/** People and systems that work on all servers of a fleet until they are told to stop; what they hold was acknowledged. */
export class Load {
  readonly cases: PlayedCase[] = [];
  readonly probes: Probe[] = [];
  private over = false;
  private lines: Promise<void>[] = [];

  constructor(private readonly fleet: Fleet) {}

  async start(): Promise<void> {
    const { urls, admin } = this.fleet;
    const admins = urls.map((url) => new ApiClient(url, admin));
    const players = urls.map((url) => new Player(url, () => Promise.resolve()));
    await publishProbes(nth(admins, 0));
    const cases = Array.from({ length: CASE_LINES }, (_, line) => this.playCases(nth(players, line), line));
    const probes = Array.from({ length: PROBE_LINES }, (_, line) => this.runProbes(nth(admins, line)));
    this.lines = [...cases, ...probes];
    for (const line of this.lines) line.catch(() => undefined);
  }

  /** Resolves when everything begun is at its end, as far as people are concerned. */
  async finish(): Promise<void> {
    this.over = true;
    await Promise.all(this.lines);
  }

  private async playCases(player: Player, line: number): Promise<void> {
    const samples = matters(1000);
    for (let index = line; !this.over; index += CASE_LINES) {
      const matter = nth(samples, index);
      this.cases.push(await player.play({ ...matter, title: `${matter.title}#${index}` }, index));
    }
  }

  private async runProbes(admin: ApiClient): Promise<void> {
    while (!this.over) this.probes.push(await runProbe(admin));
  }
}

/** The items over and over again. */
const nth = <T>(items: T[], index: number): T => items[index % items.length]!;
