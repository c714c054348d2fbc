import { useQuery } from '@tanstack/react-query';
import type { AlarmView } from '../../../modules/alarms/index.js';
import { read, type Listed, type Sent } from '../server/call.js';
import type { Words } from '../words/zh.js';

export type Alarm = Sent<AlarmView>;

/** The newest open alarms a person may see, for the bell and the wall. */
export const useAlarms = () =>
  useQuery({
    queryKey: ['alarms', 'newest'],
    queryFn: () => read<Listed<Alarm>>('/alarms', { state: 'open', limit: 50 }),
  });

/** 红牌 答复: what kind of alarm, about which limit. */
export function nameOfAlarm({ kind, measure }: Pick<Alarm, 'kind' | 'measure'>, { desks, clock }: Words): string {
  const limit = measure && (desks.limits[measure] ?? clock.measures[measure] ?? measure);
  return [desks.duty.kinds[kind] ?? kind, limit].filter(Boolean).join(' · ');
}
