import { useQuery } from '@tanstack/react-query';
import type { InboxEntry } from '../../../../modules/notifications/index.js';
import { read, type Listed, type Sent } from '../../server/call.js';

export type Notice = Sent<InboxEntry>;

/** What the reader was told, unread ones first, and how many are unread. */
export const useNotices = () =>
  useQuery({
    queryKey: ['notifications'],
    queryFn: () => read<Listed<Notice> & { unread: number }>('/notifications', { limit: 50 }),
  });
