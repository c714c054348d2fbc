import { ROLES, type Role } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { membersOf } from './group-members.js';
import { groupsOf } from './groups.js';

const UNITS = ['LS', 'LS-DCG', null];

describe('the members of groups', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    for (const code of ['LS', 'LS-DCG'])
      await test.database.query(
        `INSERT INTO unit (code, name, tier, kind, path, enabled) VALUES ($1, $1, 1, 'centre', $1, true)`,
        [code],
      );
    for (const unit of UNITS) for (const role of ROLES) await add(`${unit ?? 'none'}-${role}`, unit, role);
    await add('gone', 'LS', 'leader', false);
  });
  afterAll(() => test.drop());

  const add = (username: string, unit: string | null, role: Role, enabled = true) =>
    test.database.query(
      `INSERT INTO account (id, username, name, password_hash, unit_code, roles, enabled, must_change_password, created_at)
       VALUES (gen_random_uuid(), $1, $1, '', $2, $3, $4, false, now())`,
      [username, unit, [role], enabled],
    );
  const named = async (query: Parameters<typeof membersOf>[1]): Promise<string[]> =>
    (await membersOf(test.database, query)).map(({ username }) => username).sort();

  it('are those who are in them, and nobody else', async () => {
    for (const group of ['role:leader', 'unit:LS-DCG', 'unit:LS:reviewer', 'unit:LS:handler', 'unit:XX']) {
      const members = UNITS.flatMap((unitCode) =>
        ROLES.filter((role) => groupsOf({ roles: [role], unitCode } as never).includes(group)).map(
          (role) => `${unitCode ?? 'none'}-${role}`,
        ),
      );
      expect(await named({ groups: [group] })).toEqual(members.sort());
    }
  });

  it('are everybody of a unit, or whoever is named in any spelling, each once and only while enabled', async () => {
    expect(await named({ units: ['LS'] })).toHaveLength(ROLES.length);
    expect(await named({ usernames: ['ls-LEADER', 'gone', 'nobody'], groups: ['unit:LS:leader'] })).toEqual([
      'LS-leader',
    ]);
  });

  it.each(['leader', 'role:', 'role:a:b', 'unit:', 'unit:LS:', 'unit:LS:a:b', 'group:x', ''])(
    'are not guessed for "%s"',
    async (group) => {
      await expect(membersOf(test.database, { groups: [group] })).rejects.toThrow('is no group');
    },
  );
});
