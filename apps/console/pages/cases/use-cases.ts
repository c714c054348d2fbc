import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { read, type Listed } from '../../server/call.js';
import type { CaseSummary } from '../../server/types.js';

export type CaseFilter = Partial<
  Record<'status' | 'channel' | 'urgency' | 'leadUnit' | 'number' | 'q' | 'registeredBy', string>
>;

/** Cases the reader may see, newest first, page after page. */
export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) => read<Listed<CaseSummary>>('/cases', { ...filter, limit: 50, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
