import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
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

describe('the duty page', () => {
  it('plans a shift for the unit and takes it off, on a telephone', async () => {
    const visitor = await Visitor.arrive(browser, hotline, { as: 'ls-dcg-head', width: 360 });
    const { page } = visitor;
    await visitor.goTo('/duty');
    await page.getByRole('button', { name: '排班' }).click();
    await page.getByRole('dialog').getByLabel('值班人').click();
    await page.getByTitle('市城市管理局经办人 ls-dcg', { exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await page.locator('.shift', { hasText: '市城市管理局经办人' }).first().waitFor();
    expect(await page.locator('.frame-page').evaluate((frame) => frame.scrollWidth > frame.clientWidth)).toBe(false);
    await page.getByRole('button', { name: '撤班 市城市管理局经办人' }).first().click();
    await page.getByRole('button', { name: /确\s*定/ }).click();
    await page.locator('.shift').first().waitFor({ state: 'detached' });
    await visitor.leave();
  });

  it('hands a shift over; somebody else takes it', async () => {
    const clerk = await Visitor.arrive(browser, hotline, { as: 'ls-dcg' });
    await clerk.goTo('/duty');
    expect(await clerk.page.getByRole('button', { name: '排班' }).count()).toBe(0);
    await clerk.page.getByLabel('未办结、须关注的事项').fill('关注城区积水');
    await clerk.page.getByRole('button', { name: '交班' }).click();
    await clerk.page.getByText('待接班').waitFor();
    expect(await clerk.page.getByRole('button', { name: '接班' }).count()).toBe(0);
    const head = await Visitor.arrive(browser, hotline, { as: 'ls-dcg-head' });
    await head.goTo('/duty');
    await head.page.getByRole('button', { name: '接班' }).click();
    await head.page.getByText(/接班人 ls-dcg-head/).waitFor();
    await Promise.all([clerk.leave(), head.leave()]);
  });

  it('rings for a new alarm on whatever page is open, unless it was switched off; it is acknowledged', async () => {
    const visitor = await Visitor.arrive(browser, hotline, { as: 'ls-dcg-head' });
    const { page } = visitor;
    await page.addInitScript(() => {
      const scope = globalThis as unknown as { rings: number; AudioContext: new () => { createGain(): unknown } };
      scope.rings = 0;
      scope.AudioContext = class extends scope.AudioContext {
        override createGain(): unknown {
          scope.rings += 1;
          return super.createGain();
        }
      };
    });
    const rings = () => page.evaluate(() => (globalThis as unknown as { rings: number }).rings);
    await visitor.goTo('/inbox');
    await alarm('燃气泄漏');
    await page.getByRole('button', { name: /通知，\d+ 条未读/ }).waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { rings: number }).rings > 0);
    await page.getByRole('button', { name: /通知，/ }).click();
    await page.getByRole('switch', { name: '新告警响铃' }).click();
    await page.getByRole('button', { name: '全部已读' }).click();
    const before = await rings();
    await alarm('路面塌陷');
    await page
      .locator('.ant-drawer')
      .getByText(/路面塌陷/)
      .first()
      .waitFor();
    expect(await rings()).toBe(before);
    await visitor.goTo('/duty');
    const lines = page.locator('.alarms li');
    const open = await lines.count();
    await lines.first().getByRole('button', { name: '我来处置' }).click();
    await lines.nth(open - 1).waitFor({ state: 'detached' });
    await visitor.leave();
  });
});

/** An urgent case that nobody answers in time. */
async function alarm(title: string): Promise<void> {
  const caseId = await hotline.register({ urgency: 'urgent', title });
  await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG' });
  await hotline.advance('PT45M');
}
