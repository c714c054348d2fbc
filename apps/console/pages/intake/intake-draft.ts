import { useEffect, useRef, useState } from 'react';
import { useKeptEntries } from '../../parts/form/kept-entries.js';
import { DraftSaver } from '../../server/draft-saver.js';
import { useAccount } from '../../session/session.js';
import type { Intake } from './intake-fields.js';

/** An article of the knowledge base that the answer rests on. */
export interface Citation {
  id: string;
  code: string;
  version: number;
  title: string;
  source: string;
}

/** What is typed, with the key under which it is registered, once. */
export interface IntakeDraft {
  values: Intake;
  key: string;
  cited: Citation[];
  /** What was sent while it is not known whether it arrived. */
  sent: Intake | null;
  changedAt: string;
}

export const NEW: Intake = { channel: 'phone', nature: 'complaint', urgency: 'general' };

const blank = (): IntakeDraft => ({ values: NEW, key: crypto.randomUUID(), cited: [], sent: null, changedAt: '' });

/**
 * The draft of the person signed in: on this device at once, on the server soon; the newer of both is taken up. `restore`
 * puts values into the form.
 */
export function useIntakeDraft(restore: (values: Intake) => void) {
  const { username } = useAccount();
  const [kept, keep] = useKeptEntries<IntakeDraft>(`intake.${username}`);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [saver] = useState(() => new DraftSaver('intake', setSavedAt));
  const [start] = useState(() => kept ?? blank());
  const latest = useRef(start);
  const put = (draft: IntakeDraft) => {
    latest.current = draft;
    keep(draft);
  };
  const change = (part: Partial<IntakeDraft>) => {
    put({ ...latest.current, ...part, changedAt: new Date(Date.now()).toISOString() });
    saver.save(latest.current);
  };
  const clear = () => {
    latest.current = blank();
    keep(null);
    setSavedAt(null);
    saver.forget();
  };
  useEffect(() => {
    void saver.read<IntakeDraft>().then((found) => {
      if (!found || found.changedAt <= start.changedAt) return;
      // what was typed while the server was asked goes before what it had
      const typed = latest.current === start ? {} : latest.current.values;
      put({ ...found, values: { ...found.values, ...withoutBlanks(typed) } });
      restore(latest.current.values);
    });
    return () => saver.flush();
    // once: the draft is read when the page opens
  }, [saver]);
  return { draft: kept ?? latest.current, change, clear, savedAt };
}

/** What is sent: fields that hold something. */
export function withoutBlanks<T extends object>(values: T): T {
  const filled = Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined || value === null || value === '') return [];
    return [[name, isPlain(value) ? withoutBlanks(value) : value]];
  });
  return Object.fromEntries(filled) as T;
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && !Array.isArray(value);
