import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { read, type Listed } from '../../server/call.js';
import { queries } from '../../server/queries.js';
import type { Task } from '../../server/types.js';

export const QUEUES = ['to-sign', 'in-hand', 'due-soon', 'overdue', 'returns', 'to-follow-up', 'rework'] as const;

export type Queue = (typeof QUEUES)[number];

export interface InboxFilter {
  state: 'open' | 'completed';
  queue: Queue | null;
}

/** What is seen first comes soon; the rest comes in larger parts. */
const FIRST_PAGE = 50;
const PAGE = 200;

const tasksOf = ({ state, queue }: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', state, queue],
    queryFn: ({ pageParam }) =>
      read<Listed<Task>>('/tasks', {
        ...{ state, queue, with: 'case' },
        ...{ limit: pageParam ? PAGE : FIRST_PAGE, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

const QUEUE_COUNTS = queryOptions({
  queryKey: ['queues'],
  queryFn: () => read<Listed<{ queue: Queue; count: number }>>('/tasks/queues'),
});

/** The tasks of an inbox, page after page. */
export const useTasks = (filter: InboxFilter) =>
  useInfiniteQuery({ ...tasksOf(filter), placeholderData: keepPreviousData });

/** How many tasks stand in each queue. */
export const useQueues = () => useQuery(QUEUE_COUNTS);

/** Asks for the inbox while its page is still being loaded. */
export function askForInbox(address: URL): null {
  const state = address.searchParams.get('view') === 'completed' ? 'completed' : 'open';
  const queue = address.searchParams.get('queue') as Queue | null;
  void queries.infiniteQuery(tasksOf({ state, queue })).catch(refused);
  void queries.query(QUEUE_COUNTS).catch(refused);
  return null;
}

/** The page asks again and says what is wrong. */
const refused = (): undefined => undefined;
