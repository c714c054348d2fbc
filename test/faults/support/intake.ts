import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hotline } from '../../support/hotline.js';
import { until } from './nodes.js';

/** A request that was not done, as its caller learnt of it. */
export interface Refusal {
  status: number;
  code: unknown;
  cure: unknown;
  retryAfter: string | null;
  milliseconds: number;
}

const PAUSE_MS = 50;

/** Agents who register one case after the other, each again under the same key until it is acknowledged. */
export class Intake {
  readonly acknowledged: string[] = [];
  readonly refusals: Refusal[] = [];
  private over = false;
  private readonly lines: Promise<void>[];

  /** `lines` agents, signed in. */
  static async open(hotline: Hotline, lines: number): Promise<Intake> {
    await hotline.headers('zuoxi');
    return new Intake(hotline, lines);
  }

  private constructor(
    private readonly hotline: Hotline,
    lines: number,
  ) {
    this.lines = Array.from({ length: lines }, () => this.line());
    for (const line of this.lines) line.catch(() => undefined);
  }

  /** Resolves when `count` more cases were acknowledged. */
  async goesOn(count: number, patience?: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    await until(async () => this.acknowledged.length >= goal, patience);
  }

  /** Resolves when a request was refused. */
  async isRefused(patience?: number): Promise<void> {
    const before = this.refusals.length;
    await until(async () => this.refusals.length > before, patience);
  }

  async end(): Promise<void> {
    this.over = true;
    await Promise.all(this.lines);
  }

  /** Acknowledged cases that are not there exactly once. */
  async lostOrDoubled(ask: (sql: string) => Promise<{ title: string; count: number }[]>): Promise<string[]> {
    const rows = await ask('SELECT title, count(*)::int AS count FROM citizen_case GROUP BY title');
    const counts = new Map(rows.map(({ title, count }) => [title, count]));
    return this.acknowledged.filter((title) => counts.get(title) !== 1);
  }

  private async line(): Promise<void> {
    while (!this.over) await this.register(randomUUID());
  }

  private async register(title: string): Promise<void> {
    const body = { channel: 'phone', nature: 'complaint', category: '0101', title, content: '路口的路灯不亮' };
    for (;;) {
      const started = performance.now();
      const answer = await this.hotline.call('POST', '/api/v1/cases', { as: 'zuoxi', key: title, body });
      if (answer.status === 201) break;
      const { code, cure } = answer.body;
      const retryAfter = answer.headers.get('retry-after');
      this.refusals.push({ status: answer.status, code, cure, retryAfter, milliseconds: performance.now() - started });
      await pause(PAUSE_MS);
    }
    this.acknowledged.push(title);
  }
}

/** Refusals that do not tell their caller what happened and what to do. */
export const unexplained = (refusals: Refusal[]): Refusal[] =>
  refusals.filter(
    ({ status, code, cure, retryAfter }) =>
      status !== 503 || !String(code).startsWith('database-') || typeof cure !== 'string' || retryAfter === null,
  );
