import type { Role } from '../kernel/index.js';

/** Password of every demo account; they exist only where the demo city is loaded. */
export const DEMO_PASSWORD = 'demo-12345';

export interface DemoAccount {
  username: string;
  name: string;
  unitCode: string;
  roles: Role[];
}

const CENTRE: DemoAccount[] = [
  { username: 'zuoxi', name: '演示坐席', unitCode: 'LS', roles: ['agent'] },
  { username: 'paidan', name: '演示派单员', unitCode: 'LS', roles: ['dispatcher'] },
  { username: 'huifang', name: '演示回访员', unitCode: 'LS', roles: ['follow-up-agent'] },
  { username: 'duban', name: '演示督办员', unitCode: 'LS', roles: ['supervisor'] },
  { username: 'guidang', name: '演示归档员', unitCode: 'LS', roles: ['archivist'] },
  { username: 'lingdao', name: '演示领导', unitCode: 'LS', roles: ['leader'] },
  { username: 'shenji', name: '演示审计员', unitCode: 'LS', roles: ['auditor'] },
  { username: 'shengban', name: '演示省转办专员', unitCode: 'LS', roles: ['provincial-officer'] },
  { username: 'liucheng', name: '演示流程管理员', unitCode: 'LS', roles: ['process-administrator'] },
  { username: 'shenpi', name: '演示流程审批员', unitCode: 'LS', roles: ['process-approver'] },
];

/** The accounts printed at start: one per role of the centre, and one department's clerk and head. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...CENTRE,
  { username: 'ls-dcg', name: '市城市管理局经办人', unitCode: 'LS-DCG', roles: ['handler'] },
  { username: 'ls-dcg-head', name: '市城市管理局审核人', unitCode: 'LS-DCG', roles: ['reviewer'] },
];

/** A clerk and a head for every unit below the centre. */
export function unitAccounts(unit: { code: string; name: string }): DemoAccount[] {
  const username = unit.code.toLowerCase();
  return [
    { username, name: `${unit.name}经办人`, unitCode: unit.code, roles: ['handler'] },
    { username: `${username}-head`, name: `${unit.name}审核人`, unitCode: unit.code, roles: ['reviewer'] },
  ];
}

export const centreAccounts = (): readonly DemoAccount[] => CENTRE;
