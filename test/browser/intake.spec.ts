import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
let visitor: Visitor;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

const arrive = async (): Promise<void> => {
  visitor = await Visitor.arrive(browser, hotline, { as: 'zuoxi', width: 1400 });
  await visitor.goTo('/intake');
};
afterEach(() => visitor.leave());

const field = (label: string) => visitor.page.getByLabel(label, { exact: true });
const values = async () => [await field('来电号码').inputValue(), await field('诉求内容').inputValue()];
const cases = async () => (await hotline.call('GET', '/api/v1/cases?limit=200')).body.items as { title: string }[];

describe('an agent at the intake', () => {
  it('registers by keyboard alone, with one keystroke at the end', async () => {
    await arrive();
    const { keyboard } = visitor.page;
    await keyboard.type('00000000001');
    await keyboard.press('Tab');
    await keyboard.type('演示市民甲');
    await keyboard.press('Tab');
    await keyboard.type('文庙街路口的路灯坏了三天，晚上过马路很不安全');
    await keyboard.press('Tab');
    await keyboard.type('文庙街路灯不亮');
    await keyboard.press('Control+Enter');
    await visitor.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await visitor.page.getByText('文庙街路灯不亮').first().waitFor();
    expect((await cases()).filter(({ title }) => title === '文庙街路灯不亮')).toHaveLength(1);
    await visitor.goTo('/intake');
    expect(await values()).toEqual(['', '']);
  });

  it("sees the caller's cases, likely duplicates, a category, a unit and limits while typing", async () => {
    await arrive();
    await field('来电号码').fill('000 0000 0001');
    await visitor.page.locator('.caller-cases a', { hasText: '文庙街路灯不亮' }).waitFor();
    await field('诉求内容').pressSequentially('文庙街路口的路灯坏了三天，晚上过马路');
    await visitor.page.locator('.alike a', { hasText: '文庙街路灯不亮' }).waitFor();
    await visitor.page.getByRole('button', { name: '采用 0101 路灯照明' }).click();
    await visitor.page.getByTitle('0101 路灯照明').waitFor();
    await visitor.page.locator('.intake-beside b', { hasText: '市城市管理局' }).waitFor();
    const limits = visitor.page.locator('.proposed-limits');
    await limits.getByText('联系诉求人').waitFor();
    await field('紧急').click();
    await limits.getByText('响应').waitFor();
    expect(await limits.getByText('联系诉求人').count()).toBe(0);
    await visitor.page.getByRole('button', { name: '清空' }).click();
    await visitor.page.getByRole('button', { name: /确\s*定/ }).click();
  });

  it('loses nothing by a reload, nor by signing out and in again', async () => {
    await arrive();
    const typed = ['00000000002', '小区停水一整天'];
    await field('来电号码').fill(typed[0]!);
    await field('诉求内容').fill(typed[1]!);
    await visitor.page.reload();
    await field('诉求内容').waitFor();
    expect(await values()).toEqual(typed);
    await visitor.page.getByRole('button', { name: '退出登录' }).click();
    await visitor.page.getByRole('button', { name: '坐席', exact: true }).click();
    await field('诉求内容').waitFor();
    expect(await values()).toEqual(typed);
  });

  it('finds the draft on another device', async () => {
    await arrive();
    await field('诉求内容').fill('另一台电脑上写的');
    await visitor.page.getByText(/草稿已保存 \d\d:\d\d/).waitFor();
    await visitor.leave();
    await arrive();
    while ((await values())[1] !== '另一台电脑上写的');
  });

  it('inserts what is known and cites it in the case', async () => {
    await arrive();
    await field('诉求内容').fill('楼上漏燃气');
    await visitor.page.getByRole('button', { name: '插入 闻到燃气味怎么办' }).click();
    expect((await values())[1]).toContain('请市民立即开窗');
    await visitor.page.getByRole('button', { name: '引用 闻到燃气味怎么办' }).click();
    await field('标题').fill('燃气泄漏');
    await visitor.page.keyboard.press('Control+Enter');
    await visitor.page.getByText(/引用知识库：K-0203-1 第1版/).waitFor();
  });

  it('shows pictures before they are sent, and uploads them with the case', async () => {
    await arrive();
    await visitor.page.locator('input[type=file]').setInputFiles([
      { name: '一.png', mimeType: 'image/png', buffer: PIXEL },
      { name: '二.png', mimeType: 'image/png', buffer: PIXEL },
    ]);
    await visitor.page.getByRole('img', { name: '一.png' }).waitFor();
    await visitor.page.getByRole('button', { name: '移除 二.png' }).click();
    await field('诉求内容').fill('路面坑洼');
    await field('标题').fill('路面坑洼');
    await visitor.page.keyboard.press('Control+Enter');
    await visitor.page.getByRole('link', { name: '一.png' }).waitFor();
    expect(await visitor.page.getByText('二.png').count()).toBe(0);
  });

  it('registers once when the answer is lost on the way', async () => {
    await arrive();
    let lost = 0;
    await visitor.page.route('**/api/v1/cases', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await field('诉求内容').fill('答复在路上丢了');
    await field('标题').fill('答复在路上丢了');
    await visitor.page.keyboard.press('Control+Enter');
    await visitor.page.getByText('自动重试').waitFor();
    await visitor.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    expect((await cases()).filter(({ title }) => title === '答复在路上丢了')).toHaveLength(1);
  });
});
