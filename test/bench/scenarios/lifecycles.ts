import { type Figures } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { Lifecycle } from '../lifecycle.js';
import { figuresOf, measure } from '../load.js';
import { Stage } from '../stage.js';
import type { Settings } from './scenario.js';

const WARM_UP_SECONDS = 3;

/** Full standard lifecycles over HTTP on an empty database. */
export async function lifecycles(settings: Settings): Promise<Figures> {
  const stage = await Stage.open(settings.servers);
  const clients = stage.servers.map(({ url }) => new HttpClient(url));
  try {
    const lifecycle = new Lifecycle(clients);
    await lifecycle.signIn();
    await measure(stage, lifecycle, { ...settings, rate: undefined, seconds: WARM_UP_SECONDS });
    const measured = await measure(stage, lifecycle, settings);
    return {
      'server processes': settings.servers,
      ...(settings.rate ? { 'arrivals/s': settings.rate } : { clients: settings.clients }),
      ...figuresOf(measured, lifecycle),
      'peak memory of a server process, MB': stage.peakMemory(),
    };
  } finally {
    for (const client of clients) client.close();
    await stage.close();
  }
}
