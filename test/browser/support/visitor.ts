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
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('body:not(:has(.ant-skeleton))').waitFor();
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
