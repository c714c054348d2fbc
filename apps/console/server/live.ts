import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read } from './call.js';

interface Change {
  /** Ids of the cases, or of processes without one, that something happened to; null: too many to name. */
  streams: string[] | null;
}

interface Hearing {
  changed(change: Change): void;
  /** Called with true when the server can be heard (again), with false when it cannot. */
  connected(is: boolean): void;
}

const PAUSE_MS = 2000;

/** Keeps what was read up to date with the server. False while it cannot be reached. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(
    () =>
      listen({
        changed: (change) => forget(queries, change),
        connected: (is) => {
          setConnected(is);
          if (is) void queries.invalidateQueries();
        },
      }),
    [queries],
  );
  return isConnected;
}

/** Listens to the server, again and again, until the answer is called. */
function listen(hearing: Hearing): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const opened = new EventSource('/api/v1/live');
    source = opened;
    opened.addEventListener('open', () => hearing.connected(true));
    opened.addEventListener('changed', ({ data }: MessageEvent<string>) => hearing.changed(JSON.parse(data) as Change));
    opened.addEventListener('closing', () => again(0));
    opened.addEventListener('error', () => {
      hearing.connected(false);
      again(PAUSE_MS);
    });
  };
  const again = (pause: number) => {
    source?.close();
    clearTimeout(retry);
    retry = setTimeout(() => void asWhoever().then(open), pause);
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}

/** An event source does not say why it failed: whether the session has ended, a plain request tells. */
const asWhoever = (): Promise<unknown> => read('/sessions/current').catch(() => undefined);

/** Lists may hold what changed; a case is read again when it did. Keys begin with the word of what was read. */
function forget(queries: QueryClient, { streams }: Change): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [word, id] }) =>
      word === 'case' ? streams === null || streams.includes(String(id)) : LISTS.includes(String(word)),
  });
}

const LISTS = ['tasks', 'queues', 'cases', 'alarms', 'notifications', 'supervisions', 'meetings', 'figures'];
