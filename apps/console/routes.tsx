import { createBrowserRouter, type RouteObject } from 'react-router';
import { askForInbox } from './pages/inbox/inbox-queries.js';
import { Crashed, NotFound } from './shell/failures.js';
import { Frame } from './shell/frame.js';

type Page = { default: () => React.ReactNode };

/** A page that is loaded when somebody goes there. */
const page = (path: string, load: () => Promise<Page>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
});

/** Every page of the console and where it is. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: Crashed,
    HydrateFallback: () => null,
    children: [
      { ...page('', () => import('./pages/home/home-page.js')), path: undefined, index: true } as RouteObject,
      {
        ...page('inbox', () => import('./pages/inbox/inbox-page.js')),
        loader: ({ request }) => askForInbox(new URL(request.url)),
      },
      page('intake', () => import('./pages/intake/intake-page.js')),
      page('knowledge', () => import('./pages/knowledge/knowledge-page.js')),
      page('tasks/:taskId', () => import('./pages/task/task-page.js')),
      page('cases', () => import('./pages/cases/cases-page.js')),
      page('cases/:caseId/papers/:kind', () => import('./pages/papers/paper-page.js')),
      page('cases/:caseId', () => import('./pages/case-file/case-file-page.js')),
      page('supervision', () => import('./pages/supervision/supervision-page.js')),
      page('supervision/board', () => import('./pages/board/board-page.js')),
      page('duty', () => import('./pages/duty/duty-page.js')),
      page('follow-up', () => import('./pages/follow-up/follow-up-page.js')),
      page('administration/:section?', () => import('./pages/administration/administration-page.js')),
      { path: '*', Component: NotFound },
    ],
  },
]);
