import { mkdirSync } from 'node:fs';
import { DEMO_PASSWORD } from '../../modules/demo/index.js';
import { HttpClient } from '../bench/http-client.js';
import { Lifecycle } from '../bench/lifecycle.js';
import { Stage } from '../bench/stage.js';
import { PAGES } from './pages.js';
import { openBrowser } from './support/browser.js';

const FOLDER = 'screenshots';

/** `npm run screenshots`: every page in both languages, as PNG files in `screenshots/`, to be looked at. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const [stage, browser] = await Promise.all([Stage.open(0), openBrowser()]);
  try {
    const { url: base } = await stage.startServer({ ADMIN_PASSWORD: DEMO_PASSWORD });
    const caseId = await matters(base);
    for (const language of ['zh', 'en'] as const) {
      for (const { name, as, path, onPhone } of PAGES) {
        for (const width of onPhone ? [1280, 360] : [1280]) {
          const context = await browser.newContext({ viewport: { width, height: 860 }, reducedMotion: 'reduce' });
          await context.addInitScript((spoken) => localStorage.setItem('lianxin.language', spoken), language);
          await context.request.post(`${base}/api/v1/sessions`, { data: { username: as, password: DEMO_PASSWORD } });
          const page = await context.newPage();
          await page.goto(base + path.replace(':case', caseId), { waitUntil: 'load' });
          await page.locator('h1').first().waitFor();
          const loading = page.locator('.ant-skeleton');
          while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
          await page.screenshot({ path: `${FOLDER}/${name}-${language}-${width}.png` });
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** A few matters at different steps; answers the id of one that is in hand. */
async function matters(base: string): Promise<string> {
  const client = new HttpClient(base);
  const lifecycle = new Lifecycle([client]);
  await lifecycle.signIn();
  for (const step of ['dispatch', 'sign', 'contact', 'review', 'follow-up', 'archive']) await lifecycle.playUntil(step);
  await lifecycle.play();
  const inHand = await lifecycle.playUntil('handle');
  client.close();
  return inHand;
}

await main();
