import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Hotline } from '../../support/hotline.js';
import { DEMO_PASSWORD } from '../../../modules/demo/index.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Fault {
  rule: string;
  help: string;
  where: string[];
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

export interface Visit {
  as: string;
  language?: 'zh' | 'en';
  /** Pixels. */
  width?: number;
}

/** Somebody with a browser before them. */
export class Visitor {
  /** What the browser complained of. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly base: string,
  ) {}

  /** Signed in as an account; nobody for the empty name. */
  static async arrive(
    browser: Browser,
    hotline: Hotline,
    { as, language = 'zh', width = 1280 }: Visit,
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await context.addInitScript((spoken) => {
      localStorage.setItem('lianxin.language', spoken);
    }, language);
    const password = as === 'admin' ? 'admin-12345' : DEMO_PASSWORD;
    if (as) await context.request.post(`${hotline.url}/api/v1/sessions`, { data: { username: as, password } });
    const visitor = new Visitor(await context.newPage(), hotline.url);
    visitor.listen();
    return visitor;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.base}${path}`);
    await this.settle();
  }

  /** Until nothing is being loaded. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('body:not(:has(.ant-skeleton))').waitFor();
  }

  async write(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(text);
  }

  /** Chooses a radio by its words, the nth of that name. */
  async choose(words: string, nth = 0): Promise<void> {
    await this.page.getByRole('radio', { name: words, exact: true }).nth(nth).check();
  }

  /** Picks the first choice of a select that its words find. */
  async pick(label: string, words: string): Promise<void> {
    await this.page.getByLabel(label).first().click();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Enter');
  }

  /** Completes the step at hand and confirms it. */
  async completeStep(): Promise<void> {
    await this.page.getByRole('button', { name: '完成此环节' }).click();
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/completion'));
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    const given = await answer;
    if (!given.ok()) throw new Error(`the server answered ${given.status()}: ${await given.text()}`);
  }

  /** Faults against WCAG 2.1 A and AA on the page as it is now. */
  async faults(): Promise<Fault[]> {
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      }),
    );
    return violations.map(({ id, help, nodes }) => ({ rule: id, help, where: nodes.map(({ html }) => html) }));
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  private listen(): void {
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }
}
