import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { freePort } from '../support/server-process.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';

let hotline: Hotline;
let browser: Browser;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open({ PORT: await freePort() }), openBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

const statusOf = async (caseId: string): Promise<string> =>
  (await hotline.call('GET', `/api/v1/cases/${caseId}`)).body.status;

/** Opens the case as an account, does what the form asks, and completes the step. */
async function step(caseId: string, as: string, fill: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.arrive(browser, hotline, { as });
  await visitor.goTo(`/cases/${caseId}`);
  await fill(visitor);
  await visitor.completeStep();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

describe('a matter in the browser', () => {
  it('goes from registration to archive through the hands of all roles', async () => {
    const agent = await Visitor.arrive(browser, hotline, { as: 'zuoxi' });
    await agent.goTo('/intake');
    await agent.write('诉求内容', '小区门口的路灯三天不亮，晚上看不清路。');
    await agent.write('标题', '路灯不亮');
    await agent.pick('类别', '路灯');
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const caseId = agent.page.url().split('/').at(-1)!;
    await agent.leave();

    await step(caseId, 'paidan', async () => undefined);
    expect(await statusOf(caseId)).toBe('dispatched');
    await step(caseId, 'ls-dcg', (clerk) => clerk.choose('签收'));
    await step(caseId, 'ls-dcg', (clerk) => clerk.choose('已联系上'));
    await step(caseId, 'ls-dcg', (clerk) => clerk.write('办理情况', '更换灯泡，已亮'));
    await step(caseId, 'ls-dcg-head', (head) => head.choose('同意回复'));
    await step(caseId, 'ls-dcg', (clerk) => clerk.write('回复内容', '路灯已修好，感谢反映。'));
    expect(await statusOf(caseId)).toBe('replied');
    await step(caseId, 'huifang', async (desk) => {
      await desk.choose('联系上了');
      await desk.choose('是', 0);
      await desk.choose('是', 1);
      await desk.choose('满意');
    });
    await step(caseId, 'guidang', async () => undefined);
    expect(await statusOf(caseId)).toBe('archived');
  }, 120_000);

  it('is worked from the inbox by keyboard alone', async () => {
    const caseId = await hotline.register();
    await hotline.complete(caseId, 'dispatch', 'paidan');
    const clerk = await Visitor.arrive(browser, hotline, { as: 'ls-dcg' });
    await clerk.goTo('/inbox');
    await clerk.page.getByRole('row').nth(1).waitFor();
    await clerk.page.keyboard.press('a');
    await clerk.page.getByRole('cell', { name: 'ls-dcg', exact: true }).waitFor();
    await clerk.page.keyboard.press('/');
    await clerk.page.keyboard.type('没有这样的工单');
    await clerk.page.getByText('共 0 项').waitFor();
    await clerk.page.keyboard.press('Control+a');
    await clerk.page.keyboard.press('Delete');
    await clerk.page.getByText('共 1 项').waitFor();
    await clerk.page.keyboard.press('Tab');
    await clerk.page.locator('body').click({ position: { x: 700, y: 790 } });
    await clerk.page.keyboard.press('Enter');
    await clerk.page.waitForURL(/\/cases\//);
    expect(clerk.page.url()).toContain(caseId);
    await clerk.leave();
  }, 60_000);

  it('shows at once what somebody else did, and keeps what was typed', async () => {
    const caseId = await hotline.register();
    await hotline.complete(caseId, 'dispatch', 'paidan');
    await hotline.complete(caseId, 'sign', 'ls-dcg', { outcome: 'signed' });
    await hotline.complete(caseId, 'contact', 'ls-dcg', { contacted: true });
    const clerk = await Visitor.arrive(browser, hotline, { as: 'ls-dcg' });
    await clerk.goTo(`/cases/${caseId}`);
    await clerk.write('办理情况', '已到现场');
    await clerk.page.reload();
    await clerk.settle();
    expect(await clerk.page.getByLabel('办理情况').inputValue()).toBe('已到现场');

    await hotline.complete(caseId, 'handle', 'ls-dcg', { result: '别人先办了' });
    await clerk.page.getByText('单位审核').first().waitFor();
    await clerk.leave();
  }, 60_000);

  it('goes on when the server was away: the page says so, and what was typed is there', async () => {
    const caseId = await hotline.register();
    const dispatcher = await Visitor.arrive(browser, hotline, { as: 'paidan' });
    await dispatcher.goTo(`/cases/${caseId}`);
    await dispatcher.write('办理要求', '尽快处理');
    await hotline.restart();
    await dispatcher.page.getByText('与服务器的连接已断开').waitFor();
    await dispatcher.page.getByText('与服务器的连接已断开').waitFor({ state: 'detached' });
    expect(await dispatcher.page.getByLabel('办理要求').inputValue()).toBe('尽快处理');
    await dispatcher.completeStep();
    expect(await statusOf(caseId)).toBe('dispatched');
    await dispatcher.leave();
  }, 60_000);
});

describe('what citizens and colleagues write', () => {
  it('is shown as text, whatever it is', async () => {
    const evil = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"'>{{7*7}}javascript:alert(1)`;
    const caseId = await hotline.register({
      ...{ title: evil, content: evil, address: evil, citizen: { name: evil.slice(0, 90) } },
    });
    await hotline.call('POST', `/api/v1/cases/${caseId}/notes`, { body: { visibility: 'internal', text: evil } });
    await hotline.complete(caseId, 'dispatch', 'paidan', { instruction: evil });
    const clerk = await Visitor.arrive(browser, hotline, { as: 'ls-dcg' });
    for (const path of ['/inbox', `/cases/${caseId}`, '/cases', '/']) {
      await clerk.goTo(path);
      expect(await clerk.page.evaluate('window.hacked')).toBeUndefined();
    }
    expect(clerk.complaints).toEqual([]);
    await clerk.leave();
  }, 60_000);
});
