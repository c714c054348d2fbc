/** What a person may be in the hotline (domain glossary §2). */
export const ROLES = [
  'agent',
  'dispatcher',
  'handler',
  'reviewer',
  'follow-up-agent',
  'supervisor',
  'archivist',
  'provincial-officer',
  'leader',
  'auditor',
  'process-administrator',
  'process-approver',
  'system-administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** Who acts: a signed-in person, or the system itself (timers, rules). */
export interface Actor {
  kind: 'user' | 'system';
  /** Account id; `system` for the system. */
  id: string;
  username: string;
  name: string;
  /** Code of the unit the person belongs to; the centre for the system. */
  unitCode: string | null;
  roles: readonly Role[];
}

export const SYSTEM: Actor = {
  kind: 'system',
  id: 'system',
  username: 'system',
  name: '系统',
  unitCode: null,
  roles: [],
};

/** Who acts, and when. */
export interface By {
  actor: Actor;
  at: Date;
}

/** True when the actor holds any of `roles`; system administrators and the system hold all. */
export function holds(actor: Actor, ...roles: Role[]): boolean {
  if (actor.kind === 'system' || actor.roles.includes('system-administrator')) return true;
  return roles.some((role) => actor.roles.includes(role));
}
