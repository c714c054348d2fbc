import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read, type Listed } from '../../server/call.js';
import type { Task } from '../../server/types.js';

export const QUEUES = ['to-sign', 'in-hand', 'due-soon', 'overdue', 'returns', 'to-follow-up', 'rework'] as const;

export type Queue = (typeof QUEUES)[number];

export interface InboxFilter {
  state: 'open' | 'completed';
  queue: Queue | null;
}

const PAGE = 200;

/** The tasks of an inbox, page after page. */
export function useTasks({ state, queue }: InboxFilter) {
  return useInfiniteQuery({
    queryKey: ['tasks', state, queue],
    queryFn: ({ pageParam }) =>
      read<Listed<Task>>('/tasks', { state, queue, with: 'case', limit: PAGE, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** How many tasks stand in each queue. */
export const useQueues = () =>
  useQuery({ queryKey: ['queues'], queryFn: () => read<Listed<{ queue: Queue; count: number }>>('/tasks/queues') });
