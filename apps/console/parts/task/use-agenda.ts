import { useQuery } from '@tanstack/react-query';
import { read, type Listed } from '../../server/call.js';
import type { Task } from '../../server/types.js';
import type { Choice } from '../form/form.js';

interface Agenda {
  items: { caseId: string; number: string; title: string }[];
}

/** The cases on the agenda of the meeting that a task belongs to, as choices; read only where a form asks for them. */
export function useAgenda({ processInstanceId }: Task, wanted: boolean): Choice[] {
  const { data } = useQuery({
    queryKey: ['meetings', 'agenda', processInstanceId],
    queryFn: () => agendaOf(processInstanceId),
    enabled: wanted,
  });
  return (data?.items ?? []).map(({ caseId, number, title }) => ({ value: caseId, label: `${number} ${title}` }));
}

async function agendaOf(processInstanceId: string): Promise<Agenda> {
  const { items } = await read<Listed<{ id: string; processInstanceId: string | null }>>('/meetings');
  const meeting = items.find((one) => one.processInstanceId === processInstanceId);
  return meeting ? read<Agenda>(`/meetings/${meeting.id}`) : { items: [] };
}
