import { holdsRole } from '../session/session.js';
import type { Account } from '../server/types.js';
import type { Words } from '../words/zh.js';

interface Place {
  path: string;
  name: keyof Words['menu'];
  /** Who has business there; nobody named: everybody. */
  roles?: readonly string[];
}

const PLACES: readonly Place[] = [
  { path: '/', name: 'home' },
  { path: '/intake', name: 'intake', roles: ['agent', 'dispatcher', 'provincial-officer', 'leader', 'supervisor'] },
  { path: '/inbox', name: 'inbox' },
  { path: '/cases', name: 'cases' },
  { path: '/knowledge', name: 'knowledge' },
  { path: '/follow-up', name: 'followUps', roles: ['follow-up-agent'] },
  { path: '/supervision', name: 'supervision', roles: ['supervisor', 'leader'] },
  { path: '/duty', name: 'duty' },
  {
    ...{ path: '/administration', name: 'administration' },
    roles: ['process-administrator', 'auditor', 'dispatcher', 'supervisor', 'leader'],
  },
];

/** Where this person can go. */
export const placesOf = (account: Account): readonly Place[] =>
  PLACES.filter(({ roles }) => !roles || holdsRole(account, roles));
