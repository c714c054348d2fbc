import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
let admin: Visitor;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
  admin = await Visitor.arrive(browser, hotline, { as: 'admin' });
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

describe('the pages of the administrators', () => {
  it('publish a policy as its next version; what the server refuses is said by field', async () => {
    const { page } = admin;
    await admin.goTo('/administration/policies');
    await page.getByRole('button', { name: '编辑 supervision-ladder' }).click();
    const json = page.getByLabel('内容（JSON）');
    await json.fill('{"rungs": [{"measure": "urge", "hours": 0, "clock": "working"}]}');
    await page.getByRole('button', { name: '发布新版本' }).click();
    await page
      .getByText(/rungs\.0\.hours|rungs/)
      .first()
      .waitFor();
    await json.fill('{"rungs": [{"measure": "urge", "hours": 6, "clock": "working"}]}');
    await page.getByRole('button', { name: '发布新版本' }).click();
    await page
      .getByText(/版本 2/)
      .first()
      .waitFor();
    const { body } = await hotline.call<any>('GET', '/api/v1/policies/supervision-ladder');
    expect(body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  it('add an account, give it another role and close it', async () => {
    const { page } = admin;
    await admin.goTo('/administration/accounts');
    await page.getByRole('button', { name: /新\s*增/ }).click();
    await page.getByLabel('用户名', { exact: true }).fill('xinren');
    await page.getByLabel('名称').fill('新人');
    await page.locator('.ant-drawer').getByLabel('角色').click();
    await page.getByTitle('坐席', { exact: true }).click();
    await page.getByLabel('密码').fill('a-long-enough-password');
    await page.getByLabel('密码').press('Enter');
    await page.getByLabel('密码').waitFor({ state: 'detached' });
    await page.getByLabel('用户名或姓名').fill('xinren');
    await page.getByLabel('用户名或姓名').press('Enter');
    await page.getByRole('button', { name: '编辑 xinren' }).click();
    await page.locator('.ant-drawer').getByRole('switch').click();
    await page.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('row', { name: /xinren.*停用/ }).waitFor();
    const { body } = await hotline.call<any>('GET', '/api/v1/accounts?q=xinren');
    expect(body.items).toMatchObject([{ username: 'xinren', enabled: false, roles: ['agent'] }]);
  });

  it('make a date a holiday', async () => {
    const { page } = admin;
    await admin.goTo('/administration/calendar');
    const year = 2030;
    await page.getByLabel('年份').fill(String(year));
    await page.getByLabel('年份').press('Enter');
    await page.getByLabel('日期').fill(`${year}-12-30`);
    await page.getByLabel('名称').fill('市民日');
    await page.getByRole('button', { name: /新\s*增/ }).click();
    await page.getByText(`${year}-12-30 · 放假 · 市民日`).waitFor();
    await page.getByRole('button', { name: `删除 ${year}-12-30` }).click();
    await page.getByText(`${year}-12-30 · 放假 · 市民日`).waitFor({ state: 'detached' });
  });

  it('are for reading alone where the reader is an auditor', async () => {
    const auditor = await Visitor.arrive(browser, hotline, { as: 'shenji' });
    await auditor.goTo('/administration/limits');
    await auditor.page.getByText('查看').first().click();
    await auditor.page.getByText('历次版本').waitFor();
    expect(await auditor.page.getByRole('button', { name: '发布新版本' }).count()).toBe(0);
    await auditor.leave();
  });
});
