import type { Figures } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { Lifecycle } from '../lifecycle.js';
import { figuresOf, measure, type Measured } from '../load.js';
import type { Stage } from '../stage.js';
import type { Settings } from './scenario.js';

/** Until the compiler has seen the hot paths often enough. */
const WARM_UP_SECONDS = 10;

/** Warms the stage's servers up and measures lifecycles on them; `afterwards` may go on with the same people. */
export async function play(
  stage: Stage,
  settings: Settings,
  afterwards?: (lifecycle: Lifecycle) => Promise<void>,
): Promise<{ measured: Measured; figures: Figures }> {
  const clients = stage.servers.map(({ url }) => new HttpClient(url));
  try {
    const lifecycle = new Lifecycle(clients);
    await lifecycle.signIn();
    await measure(stage, lifecycle, { ...settings, rate: undefined, seconds: WARM_UP_SECONDS });
    const measured = await measure(stage, lifecycle, settings);
    const figures = figuresOf(measured, lifecycle);
    await afterwards?.(lifecycle);
    return { measured, figures };
  } finally {
    for (const client of clients) client.close();
  }
}
