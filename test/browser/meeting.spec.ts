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

const meetings = async (): Promise<{ heldAt: string | null }[]> =>
  (await hotline.call('GET', '/api/v1/meetings', { as: 'duban' })).body.items;

it('a dispatch meeting, which belongs to no case, is held on a page of its own from its agenda', async () => {
  const caseId = await hotline.register({ title: '久拖不决的路灯' });
  await hotline.complete(caseId, 'dispatch', 'paidan');
  const dispatching = async () =>
    (await hotline.call('GET', '/api/v1/tasks?type=hold-meeting', { as: 'duban' })).body.items.length > 0;
  for (let day = 0; day < 20 && !(await dispatching()); day++) await hotline.advance('P1D');

  const chair = await Visitor.arrive(browser, hotline, { as: 'duban' });
  await chair.goTo('/inbox');
  await chair.page
    .getByRole('searchbox')
    .or(chair.page.getByPlaceholder(/按编号/))
    .first()
    .fill('调度');
  await chair.page.getByRole('row').nth(1).getByRole('link').click();
  await chair.page.waitForURL(/\/tasks\//);
  await chair.settle();
  expect(await chair.faults()).toEqual([]);
  await chair.write('会议纪要', '逐件过了一遍。');
  await chair.pick('核查销号的事项', '久拖不决');
  await chair.page.keyboard.press('Escape');
  await chair.completeStep();
  await chair.page.waitForURL(/\/inbox/);
  expect(chair.complaints).toEqual([]);
  expect((await meetings()).filter(({ heldAt }) => heldAt !== null)).toHaveLength(1);
  await chair.leave();
}, 120_000);
