import type { Actor } from '../kernel/index.js';

/**
 * The candidate groups of human tasks the actor is in: `role:<role>` anywhere, `unit:<code>:<role>` in the own unit, and
 * `unit:<code>` for the handlers of the unit.
 */
export function groupsOf({ roles, unitCode }: Actor): string[] {
  const anywhere = roles.map((role) => `role:${role}`);
  if (!unitCode) return anywhere;
  const handlers = roles.includes('handler') ? [`unit:${unitCode}`] : [];
  return [...anywhere, ...handlers, ...roles.map((role) => `unit:${unitCode}:${role}`)];
}
