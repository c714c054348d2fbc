import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Journey } from './support/journey.js';
import {
  dispatched,
  dispatchedUrgently,
  SHIPPED_TIMERS,
  untilInstant,
  waitingAt,
  type ShippedTimer,
} from './support/shipped-timers.js';

let hotline: Hotline;
beforeAll(async () => {
  hotline = await Hotline.open();
  await hotline.advance('PT1S');
}, 60_000);
afterAll(() => hotline.close());

const WEEK = 7 * 86_400_000;
const SOON = 1000;

/** A case that waits at the timer, until when, and how often its effect was there before. */
async function waiting(timer: ShippedTimer) {
  const { journey, dueAt } = await waitingAt(hotline, timer);
  return { journey, dueAt, before: await journey.times(timer.effect) };
}

describe.each(SHIPPED_TIMERS)('the timer $element', (timer) => {
  it('does nothing early, fires on time, and once', async () => {
    const { journey, dueAt, before } = await waiting(timer);
    await untilInstant(hotline, dueAt - 10 * SOON);
    expect(await journey.times(timer.effect)).toBe(before);
    await untilInstant(hotline, dueAt + SOON);
    expect(await journey.times(timer.effect)).toBe(before + 1);
    await hotline.advance('PT1M');
    expect(await journey.times(timer.effect)).toBe(before + 1);
  });

  it('fires after a restart', async () => {
    const { journey, dueAt, before } = await waiting(timer);
    await hotline.restart();
    await untilInstant(hotline, dueAt + SOON);
    expect(await journey.times(timer.effect)).toBe(before + 1);
  });

  it('fires once after a week without any server', async () => {
    const { journey, before } = await waiting(timer);
    await hotline.restart(WEEK);
    await hotline.advance('PT1S');
    expect(await journey.times(timer.effect)).toBe(before + 1);
  });
});

describe('after a week without any server', () => {
  it('what is done late can be done, and is recorded late', async () => {
    const journey = new Journey(hotline, await hotline.register({ urgency: 'urgent' }));
    await dispatchedUrgently(journey);
    await hotline.restart(WEEK);
    await hotline.advance('PT1S');
    await journey.unit('LS-DCG', 'respond', { responseNote: '迟到' });
    const [late] = await journey.said('sla.stopped-late');
    expect(late).toMatchObject({ measure: 'respond', unit: 'LS-DCG' });
  });
});

describe('time by holder (domain §3)', () => {
  it("adds up exactly to the case's life, with consultation and rework in it", async () => {
    const journey = new Journey(hotline, await hotline.register());
    await hotline.advance('PT7M');
    await dispatched(journey);
    for (const step of ['PT3H', 'P2D']) await hotline.advance(step);
    await journey.handledBy('LS-DCG');
    await journey.unit('LS-DCG', 'reply', { reply: '已处理' });
    await hotline.advance('PT40M');
    await journey.followedUp('dissatisfied');
    await journey.centre('duban', 'analyse-dissatisfaction', {
      ...{ reasonable: true, classification: 'not-solved', cause: '未修好' },
    });
    await journey.unit('LS-DCG', 'rework', { result: '再修' });
    await journey.head('LS-DCG', 'review-rework', { approved: true });
    await journey.unit('LS-DCG', 'reply-rework', { reply: '已再修' });
    await journey.centre('duban', 'clear', { cleared: true });
    await journey.followedUp('satisfied');
    await hotline.advance('PT5M');
    await journey.centre('guidang', 'archive');
    const { body } = await journey.get<Life>('');
    const held = body.holders.map(({ from, to }) => Date.parse(to) - Date.parse(from));
    expect(held.reduce((sum, span) => sum + span, 0)).toBe(Date.parse(body.archivedAt) - Date.parse(body.registeredAt));
  });
});

interface Life {
  registeredAt: string;
  archivedAt: string;
  holders: { from: string; to: string }[];
}

describe('across a holiday with a make-up day', () => {
  it('the leaders answer on the next working day, same time', async () => {
    const wednesday = await nextWednesday();
    const day = (offset: number) => new Date(wednesday + offset * 86_400_000).toISOString().slice(0, 10);
    await runSql(
      hotline.db.url,
      `INSERT INTO calendar_day VALUES ($1, 'holiday', '假日', null), ($2, 'holiday', '假日', null),
       ($3, 'holiday', '假日', null), ($4, 'workday', '调休', null)`,
      [day(0), day(1), day(2), day(3)],
    );
    await untilInstant(hotline, wednesday + 2 * 3_600_000);
    const [meeting] = (await hotline.call('GET', '/api/v1/meetings', { as: 'duban' })).body.items as Planned[];
    // Saturday is worked to make up for it
    expect(meeting?.plannedAt.slice(0, 16)).toBe(`${day(3)}T01:00`);
  });
});

interface Planned {
  plannedAt: string;
}

/** Midnight UTC of the next Wednesday: eight in the morning in the city. */
async function nextWednesday(): Promise<number> {
  const { body } = await hotline.advance('PT1S');
  const now = new Date(body.now as string);
  const days = (3 - now.getUTCDay() + 7) % 7 || 7;
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days);
}
