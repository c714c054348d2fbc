/** A page of the console, who looks at it, and where it is. */
export interface PageOfConsole {
  name: string;
  as: string;
  path: string;
  /** Departments use it on a phone, 360 pixels wide. */
  onPhone?: boolean;
}

/** Every page; `:case` stands for the id of a case that is in hand. */
export const PAGES: readonly PageOfConsole[] = [
  { name: 'home', as: 'duban', path: '/' },
  { name: 'intake', as: 'zuoxi', path: '/intake' },
  { name: 'knowledge', as: 'zuoxi', path: '/knowledge?q=路灯' },
  { name: 'knowledge-writer', as: 'liucheng', path: '/knowledge' },
  { name: 'inbox', as: 'ls-dcg', path: '/inbox', onPhone: true },
  { name: 'inbox-done', as: 'paidan', path: '/inbox?view=completed' },
  { name: 'inbox-started', as: 'zuoxi', path: '/inbox?view=started' },
  { name: 'inbox-copies', as: 'ls-dcg', path: '/inbox?view=copies', onPhone: true },
  { name: 'cases', as: 'duban', path: '/cases' },
  { name: 'case-file', as: 'ls-dcg', path: '/cases/:case', onPhone: true },
  { name: 'paper-handling-order', as: 'ls-dcg', path: '/cases/:case/papers/handling-order' },
  { name: 'paper-supervision-order', as: 'duban', path: '/cases/:case/papers/supervision-order' },
  { name: 'paper-leader-report', as: 'lingdao', path: '/cases/:case/papers/leader-report' },
  { name: 'supervision', as: 'duban', path: '/supervision' },
  { name: 'supervision-orders', as: 'lingdao', path: '/supervision?tab=supervisions' },
  { name: 'supervision-agenda', as: 'duban', path: '/supervision?tab=agenda' },
  { name: 'duty', as: 'ls-dcg-head', path: '/duty', onPhone: true },
  { name: 'duty-centre', as: 'lingdao', path: '/duty' },
  { name: 'follow-up', as: 'huifang', path: '/follow-up' },
  { name: 'administration-units', as: 'admin', path: '/administration/units' },
  { name: 'administration-accounts', as: 'admin', path: '/administration/accounts' },
  { name: 'administration-calendar', as: 'admin', path: '/administration/calendar' },
  { name: 'administration-limits', as: 'admin', path: '/administration/limits' },
  { name: 'administration-policies', as: 'admin', path: '/administration/policies' },
  { name: 'administration-dispatch', as: 'admin', path: '/administration/dispatch' },
  { name: 'administration-templates', as: 'admin', path: '/administration/templates' },
  { name: 'administration-modes', as: 'admin', path: '/administration/modes' },
  { name: 'administration-entries', as: 'admin', path: '/administration/entries' },
  { name: 'administration-deliveries', as: 'admin', path: '/administration/deliveries' },
  { name: 'administration-read', as: 'shenji', path: '/administration/policies' },
  { name: 'board', as: 'lingdao', path: '/supervision/board' },
];
