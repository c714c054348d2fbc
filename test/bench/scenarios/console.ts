import type { CDPSession, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../modules/demo/index.js';
import { openBrowser } from '../../browser/support/browser.js';
import { quantiles, spread, type Figures } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { Lifecycle } from '../lifecycle.js';
import { openTasks } from '../loaders/open-tasks.js';
import { Stage } from '../stage.js';
import type { Settings } from './scenario.js';

/** In the browser. */
declare function requestAnimationFrame(step: () => void): number;

const ROWS = 10_000;
const REPEATS = 5;
/** A weak device on a plain line. */
const SLOWER = 4;
const BYTES_PER_SECOND = (10 * 1024 * 1024) / 8;
const LATENCY_MS = 20;

/** What the first sight of each page is. */
const SIGHTS: Record<string, string> = { '/': '.card-link', '/inbox': '.task-rows a', '/intake': '.intake-form input' };

/** How soon pages are there, and how smoothly ten thousand rows pass, in a real Chromium. */
export async function consolePages({ size = ROWS }: Settings): Promise<Figures> {
  const [stage, browser] = await Promise.all([Stage.open(1), openBrowser()]);
  const base = stage.servers[0]?.url ?? '';
  const client = new HttpClient(base);
  try {
    const lifecycle = new Lifecycle([client]);
    await lifecycle.signIn();
    await openTasks(stage, lifecycle, size);
    const figures: Figures = { 'open tasks': size };
    for (const [path, sight] of Object.entries(SIGHTS)) {
      const samples: number[] = [];
      for (let count = 0; count < REPEATS; count++) samples.push(await firstSight(await visit(), base + path, sight));
      figures[`${path}: first sight, nothing cached, CPU ${SLOWER} times slower, 10 Mbit/s: ms`] =
        quantiles(samples).p50;
    }
    const page = await visit(1);
    figures['from page to page, ms p50 / p95 / p99'] = spread(await wander(page, base));
    return { ...figures, ...(await scroll(page, base, size)) };
  } finally {
    client.close();
    await browser.close();
    await stage.close();
  }

  async function visit(slower = SLOWER): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.request.post(`${base}/api/v1/sessions`, { data: { username: 'duban', password: DEMO_PASSWORD } });
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page), slower);
    return page;
  }
}

async function slowDown(session: CDPSession, rate: number): Promise<void> {
  if (rate === 1) return;
  const line = { downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND, latency: LATENCY_MS };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Milliseconds from the first request until what the page is for can be seen. */
async function firstSight(page: Page, url: string, sight: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(sight).first().waitFor();
  const milliseconds = await page.evaluate(() => performance.now());
  await page.context().close();
  return milliseconds;
}

/** Milliseconds of each change between pages that were seen before. */
async function wander(page: Page, base: string): Promise<number[]> {
  await page.goto(`${base}/`);
  const samples: number[] = [];
  for (let round = 0; round <= REPEATS; round++) {
    for (const [path, sight] of Object.entries(SIGHTS)) {
      const started = performance.now();
      await page.locator(`.navigation a[href="${path}"]`).click();
      await page.locator(sight).first().waitFor();
      if (round > 0) samples.push(performance.now() - started);
    }
  }
  return samples;
}

/** Scrolls until all rows were loaded, then through them; frames that took long are felt. */
async function scroll(page: Page, base: string, size: number): Promise<Figures> {
  await page.goto(`${base}/inbox`);
  const table = page.locator('.task-table');
  const loaded = async () => Number(await table.getAttribute('aria-rowcount')) - 1;
  while ((await loaded()) < size) {
    const before = await loaded();
    await table.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    while ((await loaded()) === before) await page.waitForTimeout(20);
  }
  const frames = await table.evaluate(
    (frame) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        let [last, at] = [performance.now(), 0];
        const step = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          at += 300;
          frame.scrollTo(0, at);
          if (times.length < 300) requestAnimationFrame(step);
          else done(times);
        };
        requestAnimationFrame(step);
      }),
  );
  return { 'rows loaded': await loaded(), 'frame while they pass, ms p50 / p95 / p99': spread(frames) };
}
