import { planTimer } from '../run/timer.js';

/** How long after its time nightly work may still begin. */
const HOURS_OF_GRACE = 3;

/**
 * The first time of a nightly cron expression after `last`, when it was done before; a night that was missed by hours is
 * left out rather than made up by day.
 */
export function nextNight(cron: string, last: Date | null, now: Date): Date {
  const tonight = now.getTime() - HOURS_OF_GRACE * 3_600_000;
  return planTimer('cycle', cron, new Date(Math.max(last?.getTime() ?? 0, tonight))).dueAt;
}
