import { useQuery } from '@tanstack/react-query';
import type { Meeting as ServerMeeting } from '../../../../modules/meetings/index.js';
import { read, type Listed, type Sent } from '../../server/call.js';

export type Meeting = Sent<ServerMeeting>;

/** The latest meetings, newest first. */
export const useMeetings = () =>
  useQuery({ queryKey: ['meetings'], queryFn: () => read<Listed<Meeting>>('/meetings') });
