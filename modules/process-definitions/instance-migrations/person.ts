import type { Actor } from '../../kernel/index.js';
import type { Person } from './migration-plan.js';

/** Who it was, without what they may do. */
export const personOf = ({ kind, id, username, name, unitCode }: Actor): Person => ({
  kind,
  id,
  username,
  name,
  unitCode,
});

/** The one in whose name workers go on; roles are asked for when something is ordered, not after. */
export const actorOf = (person: Person): Actor => ({ ...person, roles: [] });
