import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import type { Actor, Role } from '../kernel/index.js';
import { DataScope } from './data-scope.js';

/** Somebody of a unit. */
export interface UnitPerson {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  enabled: boolean;
}

/** Who belongs to a unit, for those who plan its duty. */
@Injectable()
export class UnitPeople {
  constructor(
    private readonly database: Database,
    private readonly scope: DataScope,
  ) {}

  /** In order of username, those whose account was closed too. Throws `unit-unknown`, `unit-out-of-scope`. */
  async list(actor: Actor, unitCode: string): Promise<UnitPerson[]> {
    this.scope.assertSees(actor, unitCode);
    return this.database.query<UnitPerson>(
      'SELECT id, username, name, roles, enabled FROM account WHERE unit_code = $1 ORDER BY lower(username)',
      [unitCode],
    );
  }
}
