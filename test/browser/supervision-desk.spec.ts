import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
  await hotline.complete(await hotline.register({ title: '路灯久未修复' }), 'dispatch', 'paidan', {
    leadUnit: 'LS-DCG',
  });
  await hotline.advance('P9D');
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

describe('the supervision desk', () => {
  it('lets a supervisor put a late case under pressure from its row; the unit gets the task', async () => {
    const { page, ...visitor } = await at('duban', '/supervision');
    await page
      .getByRole('row', { name: /路灯久未修复/ })
      .getByRole('button', { name: '下达督办' })
      .click();
    await page.getByLabel('督办原因').fill('超期未联系');
    await page.getByRole('dialog').getByRole('button', { name: '下达督办' }).click();
    await page
      .getByRole('row', { name: /路灯久未修复/ })
      .getByText('1 件在督')
      .waitFor();
    await page.getByRole('button', { name: /^督办单 1$/ }).click();
    await page.getByRole('row', { name: /超期未联系/ }).waitFor();
    const { body } = await hotline.call<any>('GET', '/api/v1/tasks?type=answer-supervision', { as: 'ls-dcg' });
    expect(body.items).toHaveLength(1);
    await visitor.leave();
  });

  it('says what the server refused, and keeps what was written', async () => {
    const { page, ...visitor } = await at('duban', '/supervision');
    await page.getByRole('button', { name: '下达督办' }).first().click();
    await page.getByLabel('督办原因').fill('再催');
    await page.route('**/supervisions', (route) => route.abort());
    await page.getByRole('dialog').getByRole('button', { name: '下达督办' }).click();
    await page.getByText('The server was not reached.').waitFor();
    expect(await page.getByLabel('督办原因').inputValue()).toBe('再催');
    await visitor.leave();
  });
});

describe('the board', () => {
  it('fits a wall screen without scrolling, and follows what happens', async () => {
    const { page, ...visitor } = await at('lingdao', '/supervision/board', { width: 1920, height: 1080 });
    const open = page.locator('.board-open strong');
    const before = Number(await open.textContent());
    const caseId = await hotline.register({ urgency: 'urgent', title: '燃气泄漏' });
    await hotline.complete(caseId, 'dispatch-urgent', 'paidan', { leadUnit: 'LS-DCG' });
    await page.locator('.board-list').getByText('燃气泄漏').first().waitFor();
    expect(Number(await open.textContent())).toBe(before + 1);
    const scrolls = await page
      .locator('.frame-page')
      .evaluate((frame) => frame.scrollHeight > frame.clientHeight || frame.scrollWidth > frame.clientWidth);
    expect(scrolls).toBe(false);
    await visitor.leave();
  });
});

async function at(as: string, path: string, size?: { width: number; height: number }) {
  const visitor = await Visitor.arrive(browser, hotline, { as });
  if (size) await visitor.page.setViewportSize(size);
  await visitor.goTo(path);
  return { page: visitor.page, leave: () => visitor.leave() };
}
