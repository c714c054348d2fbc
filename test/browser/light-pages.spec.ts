import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { PAGES } from './pages.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

const KILOBYTE = 1024;

/** Bytes of JavaScript that came over the wire until the page stood, compressed as the server sends it. */
async function scriptsOf(visitor: Visitor, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  visitor.page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    sizes.push(response.headerValue('content-length').then(Number));
  });
  await visitor.goTo(path);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

describe('pages are light', () => {
  it.each(['/', '/inbox', '/intake'])('%s loads at most 380 KB of JavaScript first', async (path) => {
    const visitor = await Visitor.arrive(browser, hotline, { as: 'admin' });
    const bytes = await scriptsOf(visitor, path);
    expect(bytes).toBeGreaterThan(50 * KILOBYTE);
    expect(bytes).toBeLessThanOrEqual(380 * KILOBYTE);
    await visitor.leave();
  });

  it('and fit a phone of 360 pixels where departments work', async () => {
    const caseId = await hotline.register();
    await hotline.complete(caseId, 'dispatch', 'paidan');
    for (const { path, as } of PAGES.filter((page) => page.onPhone)) {
      const visitor = await Visitor.arrive(browser, hotline, { as, width: 360 });
      await visitor.goTo(path.replace(':case', caseId));
      const [wide, seen] = await visitor.page
        .locator('main')
        .evaluate((page) => [page.scrollWidth, page.clientWidth] as const);
      expect({ path, wide }).toEqual({ path, wide: seen });
      await visitor.leave();
    }
  }, 60_000);

  it('and contact nobody but their server', async () => {
    const visitor = await Visitor.arrive(browser, hotline, { as: 'admin' });
    const hosts = new Set<string>();
    visitor.page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    for (const path of ['/', '/inbox', '/intake', '/cases']) await visitor.goTo(path);
    expect([...hosts]).toEqual([new URL(hotline.url).origin]);
    await visitor.leave();
  });

  it('the inbox draws only the rows in sight, however many there are', async () => {
    for (let count = 0; count < 60; count++) await hotline.register({ title: `路灯不亮 ${count}` });
    const visitor = await Visitor.arrive(browser, hotline, { as: 'paidan' });
    await visitor.goTo('/inbox');
    await visitor.page.getByText(/共 6\d 项/).waitFor();
    const table = visitor.page.getByRole('table');
    expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(60);
    expect(await visitor.page.getByRole('row').count()).toBeLessThan(45);
    await visitor.page.keyboard.press('j');
    for (let count = 0; count < 55; count++) await visitor.page.keyboard.press('j');
    await visitor.page.locator('.task-row-at').waitFor();
    expect(await visitor.page.locator('.task-row-at').getAttribute('aria-rowindex')).toBe('58');
    await visitor.leave();
  }, 60_000);
});
