import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { send } from '../server/call.js';
import { ServerRefusal } from '../server/problem.js';
import { useWords } from '../words/use-words.js';

interface Change {
  /** Asks the server; its answer, or null when it refused. A refusal is shown with its fields and its cure. */
  change<T>(method: string, path: string, body?: unknown): Promise<T | null>;
  isPending: boolean;
}

/** Changes something at the server; what was read under keys that begin with `words` is read again. */
export function useChange(...words: string[]): Change {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { states } = useWords();
  const refuse = useRefusal();
  const [isPending, setPending] = useState(false);
  const change = async <T>(method: string, path: string, body?: unknown): Promise<T | null> => {
    setPending(true);
    try {
      const answer = (await send<T>(method, path, body)) ?? ({} as T);
      void message.success(states.saved);
      return answer;
    } catch (error) {
      refuse(error);
      return null;
    } finally {
      setPending(false);
      for (const word of words) void queries.invalidateQueries({ queryKey: [word] });
    }
  };
  return { change, isPending };
}

/** Shows what the server refused, by field, and what to do about it. */
function useRefusal(): (error: unknown) => void {
  const { notification } = App.useApp();
  return (error) => notification.error({ title: (error as Error).message, description: adviceOf(error) });
}

/** What the server says of each field, and its cure. */
function adviceOf(error: unknown): string {
  if (!(error instanceof ServerRefusal)) return '';
  const { errors = [], cure = '' } = error.problem;
  return [...errors.map(({ path, message }) => `${path}: ${message}`), cure].filter(Boolean).join(' · ');
}
