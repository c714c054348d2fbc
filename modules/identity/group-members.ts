import { ACCOUNT, type AccountSource } from './account-rows.js';
import type { Account } from './account.js';

/** Whom to look for; what is left out is nobody. */
export interface MemberQuery {
  usernames?: string[];
  /** Everybody of these units, not of those below them. */
  units?: string[];
  /** Candidate groups of human tasks, as `groupsOf` answers them. */
  groups?: string[];
}

const MEMBERS = `
  SELECT ${ACCOUNT} FROM account a
  WHERE a.enabled AND (lower(a.username) = ANY($1::text[]) OR a.unit_code = ANY($2::text[])
    OR EXISTS (SELECT FROM json_to_recordset($3) AS wanted ("unitCode" text, role text)
       WHERE wanted.role = ANY(a.roles) AND (wanted."unitCode" IS NULL OR wanted."unitCode" = a.unit_code)))
  ORDER BY a.id`;

/** The enabled accounts that are named, of a unit, or in a group, each once. Throws TypeError for what is no group. */
export async function membersOf(
  source: AccountSource,
  { usernames = [], units = [], groups = [] }: MemberQuery,
): Promise<Account[]> {
  const names = usernames.map((username) => username.toLowerCase());
  return source.query<Account>(MEMBERS, [names, units, JSON.stringify(groups.map(wantedBy))]);
}

const GROUP = /^(?:role:(?<anywhere>[^:]+)|unit:(?<unit>[^:]+)(?::(?<role>[^:]+))?)$/;

/** `groupsOf` backwards. */
function wantedBy(group: string): { unitCode: string | null; role: string } {
  const { anywhere, unit = null, role = 'handler' } = GROUP.exec(group)?.groups ?? {};
  if (anywhere) return { unitCode: null, role: anywhere };
  if (unit) return { unitCode: unit, role };
  throw new TypeError(`"${group}" is no group: role:<role>, unit:<code> or unit:<code>:<role>`);
}

/** SQL: whether an enabled account is in the candidate group `g`. */
export const GROUP_HAS_PEOPLE = `EXISTS (
  SELECT 1 FROM account a WHERE a.enabled AND CASE split_part(g, ':', 1)
    WHEN 'role' THEN split_part(g, ':', 2) = ANY(a.roles)
    WHEN 'unit' THEN a.unit_code = split_part(g, ':', 2)
      AND COALESCE(NULLIF(split_part(g, ':', 3), ''), 'handler') = ANY(a.roles)
    ELSE false END)`;
