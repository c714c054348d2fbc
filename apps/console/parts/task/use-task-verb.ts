import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { send } from '../../server/call.js';
import { ServerRefusal } from '../../server/problem.js';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';

interface TaskVerb {
  /** Does `verb` at the task; true when the server did it. A refusal is shown with its cure; nothing typed is lost. */
  run(verb: string, body: object): Promise<boolean>;
  isPending: boolean;
}

/** Doing things with a task. */
export function useTaskVerb({ id, caseId }: Task): TaskVerb {
  const queries = useQueryClient();
  const { notification, message } = App.useApp();
  const { task: words, states } = useWords();
  const [isPending, setPending] = useState(false);
  const run = async (verb: string, body: object): Promise<boolean> => {
    setPending(true);
    try {
      await send('POST', `/tasks/${id}/${verb}`, body);
      void message.success(states.saved);
      return true;
    } catch (error) {
      notification.error({ title: (error as Error).message, description: adviceOf(error, words.conflict) });
      return false;
    } finally {
      setPending(false);
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    }
  };
  return { run, isPending };
}

function adviceOf(error: unknown, conflict: string): string {
  if (!(error instanceof ServerRefusal)) return '';
  const { errors = [], cure = '' } = error.problem;
  const fields = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return [error.status === 409 ? conflict : '', fields, cure].filter(Boolean).join(' ');
}
