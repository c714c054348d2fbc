import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './problem.js';

/** What was read from the server, kept until the server says that it changed. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => isPassing(error) && count < 5, staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
