import { useQuery } from '@tanstack/react-query';
import { read, type Listed, type Sent } from '../../server/call.js';
import type { CaseSummary, Task, TaskDetail } from '../../server/types.js';
import type { SlaClock } from '../../../../modules/sla/index.js';
import type { CaseProcess, CaseTask as ServerCaseTask } from '../../../../modules/cases/index.js';
import type { AuditEvent } from '../../../../modules/audit/index.js';
import { serverTime } from '../use-now.js';

export type Clock = Sent<SlaClock>;
export type Process = Sent<CaseProcess>;
export type CaseTask = Sent<ServerCaseTask>;
export type HistoryEvent = Sent<Omit<AuditEvent, 'stream'>>;

export interface CaseLink {
  caseId: string;
  number: string;
  title: string;
  status: string;
  kind: string;
  reason: string;
}

export interface HolderSpan {
  holder: { kind: string; code: string };
  from: string;
  to: string | null;
}

export interface CaseFile extends CaseSummary {
  clocks: Clock[];
  holders: HolderSpan[];
  links: CaseLink[];
  at: string;
}

/** Keys begin with the word `case` and the case's id, by which the server's changes are told. */
export const useCase = (id: string) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: async () => {
      const file = await read<CaseFile>(`/cases/${id}`);
      serverTime(file.at);
      return file;
    },
  });

export const useProgress = (id: string) =>
  useQuery({
    queryKey: ['case', id, 'progress'],
    queryFn: () => read<{ processes: Process[]; tasks: CaseTask[] }>(`/cases/${id}/progress`),
  });

/** Open tasks of the case that the reader may do. */
export const useMyTasks = (id: string) =>
  useQuery({ queryKey: ['case', id, 'my-tasks'], queryFn: () => read<Listed<Task>>('/tasks', { caseId: id }) });

/** A task with its signatures, and what completing it does to clocks. */
export const useTaskDetail = ({ id, caseId }: Task) =>
  useQuery({ queryKey: ['case', caseId, 'task', id], queryFn: () => read<TaskDetail>(`/tasks/${id}`) });

/** Parts of a case that are lists: notes, attachments, supervisions and so on. */
export const useCaseList = <T>(id: string, part: string) =>
  useQuery({ queryKey: ['case', id, part], queryFn: () => read<Listed<T>>(`/cases/${id}/${part}`) });
