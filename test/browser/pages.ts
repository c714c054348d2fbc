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
];
