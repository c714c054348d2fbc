import { SYSTEM, type Actor } from '../kernel/index.js';
import { groupsOf } from './index.js';

const person = (unitCode: string | null, ...roles: Actor['roles']): Actor => ({
  ...SYSTEM,
  kind: 'user',
  unitCode,
  roles,
});

describe('the candidate groups of a person', () => {
  it('are the roles anywhere, and the roles in the own unit', () => {
    expect(groupsOf(person('LS', 'agent', 'dispatcher'))).toEqual([
      ...['role:agent', 'role:dispatcher'],
      ...['unit:LS:agent', 'unit:LS:dispatcher'],
    ]);
  });

  it('include the unit itself for its handlers only', () => {
    expect(groupsOf(person('LS-DCG', 'handler'))).toEqual(['role:handler', 'unit:LS-DCG', 'unit:LS-DCG:handler']);
    expect(groupsOf(person('LS-DCG', 'reviewer'))).not.toContain('unit:LS-DCG');
  });

  it('are only roles for somebody of no unit, and none for the system', () => {
    expect(groupsOf(person(null, 'handler'))).toEqual(['role:handler']);
    expect(groupsOf(SYSTEM)).toEqual([]);
  });
});
