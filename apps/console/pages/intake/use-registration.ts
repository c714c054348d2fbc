import { useEffect } from 'react';
import { send } from '../../server/call.js';
import { isPassing, ServerRefusal } from '../../server/problem.js';
import type { IntakeDraft } from './intake-draft.js';

export interface Registered {
  id: string;
  number: string;
}

interface Outcome {
  registered(registered: Registered): void;
  /** The server wants none of it as it is. */
  refused(error: unknown): void;
}

const AGAIN = 3000;

/** Sends a draft whose `sent` is set, again and again until the outcome is known; its key lets it be registered once. */
export function useRegistration({ sent, key }: IntakeDraft, { registered, refused }: Outcome): void {
  useEffect(() => {
    if (!sent) return;
    let [over, timer]: [boolean, ReturnType<typeof setTimeout> | undefined] = [false, undefined];
    const attempt = async () => {
      try {
        const answer = await send<Registered>('POST', '/cases', sent, key);
        if (!over) registered(answer);
      } catch (error) {
        if (over) return;
        if (isUndecided(error)) timer = setTimeout(() => void attempt(), AGAIN);
        else refused(error);
      }
    };
    void attempt();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [sent !== null, key]);
}

/** After a lost session it is sent again as soon as somebody signs in. */
const isUndecided = (error: unknown): boolean =>
  isPassing(error) ||
  (error instanceof ServerRefusal && ['not-signed-in', 'idempotency-in-progress'].includes(error.problem.code));
