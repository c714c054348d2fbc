import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

interface Change {
  /** Ids of the cases, or of processes without one, that something happened to; null: too many to name. */
  streams: string[] | null;
}

/** Keeps what was read up to date with the server. False while it cannot be reached. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    source.addEventListener('open', () => {
      setConnected(true);
      void queries.invalidateQueries();
    });
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      forget(queries, JSON.parse(data) as Change);
    });
    return () => source.close();
  }, [queries]);
  return connected;
}

/** Lists may hold what changed; a case is read again when it did. Keys begin with the word of what was read. */
function forget(queries: QueryClient, { streams }: Change): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [word, id] }) =>
      word === 'case' ? streams === null || streams.includes(String(id)) : LISTS.includes(String(word)),
  });
}

const LISTS = ['tasks', 'queues', 'cases', 'alarms', 'notifications', 'supervisions', 'meetings', 'figures'];
