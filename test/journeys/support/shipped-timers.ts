import type { Hotline } from '../../support/hotline.js';
import { runSql } from '../../support/run-sql.js';
import { Journey } from './journey.js';

/** A timer of a shipped process: how a case comes to it, and what is in the history once it fired. */
export interface ShippedTimer {
  element: string;
  effect: string;
  /** `now` is the present of the hotline. */
  reach: (journey: Journey, now: Date) => Promise<void>;
}

/** Every timer that a case waits at. */
export const SHIPPED_TIMERS: ShippedTimer[] = [
  { element: 'RespondSoon', effect: 'supervision.urged', reach: dispatchedUrgently },
  { element: 'RespondLate', effect: 'supervision.opened', reach: dispatchedUrgently },
  {
    element: 'TryAgain',
    effect: 'task.opened',
    reach: async (journey) => {
      await dispatched(journey);
      await journey.handledBy('LS-DCG');
      await journey.unit('LS-DCG', 'reply', { reply: '已处理' });
      await journey.centre('huifang', 'follow-up', { reached: false });
    },
  },
  {
    element: 'Late',
    effect: 'supervision.raised',
    reach: async (journey) => {
      await dispatched(journey);
      await journey.post('/supervisions', { measure: 'urge', reason: '催' });
    },
  },
  { element: 'OpinionsDue', effect: 'consultation.no-show', reach: (journey) => consulted(journey) },
  {
    element: 'TooLate',
    effect: 'consultation.no-show',
    reach: async (journey, now) => {
      await dispatched(journey);
      const meetAt = new Date(now.getTime() + 3_600_000).toISOString();
      await journey.post('/whistles', { topic: '占道', place: '街口', units: ['LS-SZ'], meetAt }, 'ls-dcg');
      await journey.centre('paidan', 'confirm-whistle', { whistleConfirmed: true });
    },
  },
];

/** Two units are asked in a consultation, and one has answered. */
export async function consulted(journey: Journey, limit: { opinionHours?: number } = {}): Promise<void> {
  await dispatched(journey);
  await journey.post('/consultations', { topic: '权属', leadUnit: 'LS-DCG', units: [] });
  const convened = { consultLead: 'LS-DCG', consultUnits: ['LS-SZ'], topic: '权属', ...limit };
  await journey.centre('paidan', 'convene', convened);
  await journey.unit('LS-SZ', 'give-opinion', { stance: 'agree', opinion: '同意' });
}

/** A standard case goes to its unit. */
export async function dispatched(journey: Journey): Promise<void> {
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
}

/** An urgent case goes to its unit. */
export async function dispatchedUrgently(journey: Journey): Promise<void> {
  await journey.centre('paidan', 'dispatch-urgent', { leadUnit: 'LS-DCG' });
}

/** The present of the hotline, a second later. */
export async function present(hotline: Hotline): Promise<Date> {
  return new Date((await hotline.advance('PT1S')).body.now as string);
}

/** A new case that waits at the timer; answers until when. */
export async function waitingAt(hotline: Hotline, timer: ShippedTimer): Promise<{ journey: Journey; dueAt: number }> {
  const urgency = timer.element.startsWith('Respond') ? 'urgent' : 'general';
  const journey = new Journey(hotline, await hotline.register({ urgency }));
  await timer.reach(journey, await present(hotline));
  const rows = await runSql<{ due: Date }>(
    hotline.db.url,
    `SELECT w.due_at AS due FROM process_wait w JOIN process_instance p ON p.id = w.instance_id
     WHERE p.stream = $1 AND w.element_id = $2`,
    [journey.caseId, timer.element],
  );
  return { journey, dueAt: rows[0]?.due.getTime() ?? 0 };
}

/** Lets time pass up to an instant; what falls due on the way is done. */
export async function untilInstant(hotline: Hotline, instant: number): Promise<void> {
  const { body } = await hotline.advance('PT0S');
  const left = Math.max(0, instant - Date.parse(body.now as string));
  await hotline.advance(`PT${(left / 1000).toFixed(3)}S`);
}
