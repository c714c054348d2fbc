import { lazy, Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useSession } from '../session/session.js';
import { useLive } from '../server/live.js';
import { ConnectionBanner } from './connection-banner.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';

/** Whoever is signed in need not load it. */
const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page.js'));

/** What stands around every page: who is signed in, where one can go, whether the server can be reached. */
export function Frame() {
  const { account } = useSession();
  if (account === undefined) return null;
  if (account === null)
    return (
      <Suspense>
        <SignInPage />
      </Suspense>
    );
  return <SignedInFrame />;
}

function SignedInFrame() {
  const connected = useLive();
  const { pathname } = useLocation();
  return (
    <div className="frame">
      <Header />
      <div className="frame-body">
        <Navigation />
        <main className="frame-page" id="page" key={pathname.split('/')[1]}>
          <ConnectionBanner connected={connected} />
          <Outlet />
        </main>
      </div>
    </div>
  );
}
