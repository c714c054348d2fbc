/** A page of the console, who looks at it, and where it is. */
export interface PageOfConsole {
  name: string;
  as: string;
  path: string;
}

/** Every page; `:case` stands for the id of a case that is in hand. */
export const PAGES: readonly PageOfConsole[] = [
  { name: 'home', as: 'duban', path: '/' },
  { name: 'intake', as: 'zuoxi', path: '/intake' },
  { name: 'inbox', as: 'ls-dcg', path: '/inbox' },
  { name: 'inbox-done', as: 'paidan', path: '/inbox?view=completed' },
  { name: 'inbox-started', as: 'zuoxi', path: '/inbox?view=started' },
  { name: 'inbox-copies', as: 'ls-dcg', path: '/inbox?view=copies' },
  { name: 'cases', as: 'duban', path: '/cases' },
  { name: 'case-file', as: 'ls-dcg', path: '/cases/:case' },
  { name: 'supervision', as: 'duban', path: '/supervision' },
  { name: 'supervision-orders', as: 'lingdao', path: '/supervision?tab=supervisions' },
  { name: 'supervision-agenda', as: 'duban', path: '/supervision?tab=agenda' },
  { name: 'board', as: 'lingdao', path: '/supervision/board' },
];
