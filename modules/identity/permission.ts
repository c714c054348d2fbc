import { DomainError, holds, type Actor, type Role } from '../kernel/index.js';
import { IDENTITY_ERRORS } from './identity.errors.js';

/** First line of a use case: throws `role-missing` unless the actor holds one of `roles`. */
export function assertHolds(actor: Actor, ...roles: Role[]): void {
  if (holds(actor, ...roles)) return;
  throw new DomainError(IDENTITY_ERRORS['role-missing'], `This needs one of the roles ${roles.join(', ')}.`, { roles });
}
