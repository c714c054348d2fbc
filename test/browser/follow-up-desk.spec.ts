import type { Browser } from 'playwright-core';
import { Journey } from '../journeys/support/journey.js';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
  for (const title of ['路灯不亮', '井盖松动']) {
    const journey = new Journey(hotline, await hotline.register({ title }));
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    await journey.handledBy('LS-DCG');
    await journey.unit('LS-DCG', 'reply', { reply: `${title}已修复` });
  }
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

describe('the follow-up desk', () => {
  it('asks about one case after the other, and says what the rework gate made of the answer', async () => {
    const visitor = await Visitor.arrive(browser, hotline, { as: 'huifang' });
    const { page } = visitor;
    const choose = (label: string, answer: string) =>
      page.locator('.ant-form-item', { hasText: label }).getByRole('radio', { name: answer, exact: true }).check();
    await visitor.goTo('/follow-up');
    await page.getByRole('heading', { name: /路灯不亮/ }).waitFor();
    await page.getByText('路灯不亮已修复').waitFor();
    await choose('是否联系上诉求人', '联系上了');
    await choose('承办单位是否联系过诉求人', '是');
    await choose('问题是否解决', '否');
    await choose('对办理结果是否满意', '不满意');
    await page.getByLabel('不满意的类别').click();
    await page.getByTitle('未解决').click();
    await page.getByLabel('不满意的原因').fill('还是不亮');
    await page.getByRole('button', { name: '完成此环节' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await page.getByText(/不满意已转入重办审核/).waitFor();
    await page.getByText(/接着由.*督办员/).waitFor();
    await page.getByRole('heading', { name: /井盖松动/ }).waitFor();
    await page.getByText('还没有回访过').waitFor();
    await visitor.leave();
  });
});
