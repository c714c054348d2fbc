import type { Figures } from '../figures.js';
import { Stage } from '../stage.js';
import { play } from './play.js';
import type { Settings } from './scenario.js';

/** Full standard lifecycles over HTTP on an empty database. */
export async function lifecycles(settings: Settings): Promise<Figures> {
  const stage = await Stage.open(settings.servers);
  try {
    const { figures } = await play(stage, settings);
    return {
      'server processes': settings.servers,
      ...(settings.rate ? { 'arrivals/s': settings.rate } : { clients: settings.clients }),
      ...figures,
      'peak memory of a server process, MB': stage.peakMemory(),
    };
  } finally {
    await stage.close();
  }
}
