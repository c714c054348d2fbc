const WEEK = 7 * 24 * 60 * 60_000;

/** When a message that a process threw is given up: a receiver has a week to come to wait for it. */
export const lifeEnd = (now: Date): Date => new Date(now.getTime() + WEEK);
