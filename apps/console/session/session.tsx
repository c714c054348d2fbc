import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { onSessionEnd, read, send } from '../server/call.js';
import { ServerRefusal } from '../server/problem.js';
import type { Account } from '../server/types.js';

interface Session {
  /** Null: nobody is signed in. Undefined: not known yet. */
  account: Account | null | undefined;
  /** Throws `ServerRefusal`. */
  signIn(username: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** True when a session came to its end while its owner was working. */
  hasEnded: boolean;
}

const SessionContext = createContext<Session | null>(null);

/** Knows who is signed in, and notices when the server does not any more. */
export function SessionHolder({ children }: { children: ReactNode }) {
  const [account, setAccount] = useState<Account | null | undefined>(undefined);
  const [hasEnded, setHasEnded] = useState(false);
  const queries = useQueryClient();
  useEffect(() => {
    whoAmI().then(setAccount, () => setAccount(null));
    return onSessionEnd(() => {
      setAccount((before) => {
        if (before) setHasEnded(true);
        return null;
      });
    });
  }, []);
  const session = useMemo<Session>(
    () => ({
      ...{ account, hasEnded },
      signIn: async (username, password) => {
        const answer = await send<{ account: Account }>('POST', '/sessions', { username, password });
        queries.clear();
        setHasEnded(false);
        setAccount(answer.account);
      },
      signOut: async () => {
        await send('DELETE', '/sessions/current').catch(() => undefined);
        queries.clear();
        setAccount(null);
      },
    }),
    [account, hasEnded, queries],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function whoAmI(): Promise<Account | null> {
  try {
    return await read<Account>('/sessions/current');
  } catch (error) {
    if (error instanceof ServerRefusal && error.status === 401) return null;
    throw error;
  }
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('there is no session around this part');
  return session;
}

/** The person signed in; only inside pages that need one. */
export function useAccount(): Account {
  const { account } = useSession();
  if (!account) throw new Error('nobody is signed in');
  return account;
}

/** True when the person holds one of the roles; system administrators hold all. */
export const holdsRole = ({ roles }: Account, wanted: readonly string[]): boolean =>
  roles.some((role) => role === 'system-administrator' || wanted.includes(role));
