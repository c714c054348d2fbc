import { useEffect, useRef } from 'react';
import { nameOfAlarm, useAlarms, type Alarm } from '../../parts/alarms.js';
import { useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { ring } from './ring.js';

/** Alarms that called the reader and that nobody answered. */
export function useMyAlarms(): Alarm[] | undefined {
  const { username } = useAccount();
  const { data } = useAlarms();
  return data?.items.filter(({ called }) => called.some((call) => call.username === username));
}

/** Rings and shows a notice on the desktop when an alarm calls the reader; those found on arrival are not new. */
export function useNewAlarms({ sound, desktop }: { sound: boolean; desktop: boolean }): void {
  const words = useWords();
  const mine = useMyAlarms();
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!mine) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...mine.map(({ id }) => id)]);
    const fresh = before ? mine.filter(({ id }) => !before.has(id)) : [];
    if (fresh.length === 0) return;
    if (sound) ring();
    if (desktop) for (const alarm of fresh) show(alarm, nameOfAlarm(alarm, words));
  }, [mine, sound, desktop, words]);
}

function show({ id, caseNumber, caseTitle }: Alarm, name: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  new Notification(name, { body: `${caseNumber} ${caseTitle}`, tag: id });
}
