import type { Actor, Role } from '../kernel/index.js';

/** A person who may log in. */
export interface Account {
  id: string;
  /** Unique whatever its case; kept as it was first written. */
  username: string;
  name: string;
  /** The unit the person belongs to; null for nobody's, such as the first administrator. */
  unitCode: string | null;
  roles: Role[];
  /** False: cannot log in, and every session has ended. */
  enabled: boolean;
  /** True while the password is one that somebody else knows. */
  mustChangePassword: boolean;
  createdAt: Date;
  lastLoginAt: Date | null;
}

/** What people are told about their own account. */
export type SignedIn = Pick<Account, 'id' | 'username' | 'name' | 'unitCode' | 'roles' | 'mustChangePassword'>;

/** A new account as someone writes it. */
export interface AccountDraft {
  username: string;
  name: string;
  password: string;
  unitCode?: string | null;
  roles: Role[];
  /** False unless told. */
  mustChangePassword?: boolean;
}

/** What may be changed of an account; what is left out stays. */
export interface AccountChange {
  name?: string;
  unitCode?: string | null;
  roles?: Role[];
  enabled?: boolean;
  /** Ends all sessions of the account, whose owner is then asked to choose another. */
  password?: string;
}

/** The account as somebody who acts. */
export function actorFrom({ id, username, name, unitCode, roles }: Account): Actor {
  return { kind: 'user', id, username, name, unitCode, roles };
}

/** The account as its owner is told. */
export function signedIn({ id, username, name, unitCode, roles, mustChangePassword }: Account): SignedIn {
  return { id, username, name, unitCode, roles, mustChangePassword };
}
