const CENTRE: Record<string, string> = {
  agent: 'zuoxi',
  dispatcher: 'paidan',
  'follow-up-agent': 'huifang',
  supervisor: 'duban',
  archivist: 'guidang',
  leader: 'lingdao',
  'provincial-officer': 'shengban',
};

/** The demo account that is in the first of the groups. */
export function accountFor([group = '']: readonly string[]): string {
  const [kind, name = '', role] = group.split(':');
  if (kind === 'unit') return role === 'reviewer' ? `${name.toLowerCase()}-head` : name.toLowerCase();
  const account = CENTRE[name];
  if (!account) throw new Error(`no demo account is in "${group}"`);
  return account;
}
