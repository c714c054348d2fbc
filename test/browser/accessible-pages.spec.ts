import type { Browser } from 'playwright-core';
import { Hotline } from '../support/hotline.js';
import { openBrowser } from './support/browser.js';
import { Visitor } from './support/visitor.js';
import { PAGES } from './pages.js';

let hotline: Hotline;
let browser: Browser;
let caseId: string;
beforeAll(async () => {
  [hotline, browser] = await Promise.all([Hotline.open(), openBrowser()]);
  caseId = await hotline.register();
  await hotline.complete(caseId, 'dispatch', 'paidan');
}, 90_000);
afterAll(async () => {
  await browser.close();
  await hotline.close();
});

describe.each(['zh', 'en'] as const)('every page in %s', (language) => {
  it.each(PAGES)(
    '$name has no fault of WCAG 2.1 A or AA, and the browser has nothing to complain of',
    async (shown) => {
      const visitor = await Visitor.arrive(browser, hotline, { as: shown.as, language });
      await visitor.goTo(shown.path.replace(':case', caseId));
      expect(await visitor.faults()).toEqual([]);
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );

  it('the sign-in page too', async () => {
    const visitor = await Visitor.arrive(browser, hotline, { as: '', language });
    await visitor.goTo('/');
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
