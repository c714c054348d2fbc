import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { Task } from '../../server/types.js';
import { placeOf } from './task-row.js';
import { useTaskVerb } from '../../parts/task/use-task-verb.js';

interface Keyboard {
  tasks: readonly Task[];
  /** Index of the row one is at. */
  at: number;
  goTo(index: number): void;
  flip(id: string): void;
  search(): void;
  refresh(): void;
}

const NO_TASK = { id: '', caseId: null } as Task;

/** `/ j k Enter x a r`: the inbox without a mouse. Keys typed into a field are the field's. */
export function useInboxKeys({ tasks, at, goTo, flip, search, refresh }: Keyboard): void {
  const navigate = useNavigate();
  const task = tasks[at];
  const { run } = useTaskVerb(task ?? NO_TASK);
  useEffect(() => {
    const keys: Record<string, () => void> = {
      '/': search,
      j: () => goTo(at + 1),
      k: () => goTo(at - 1),
      r: refresh,
      x: () => task && flip(task.id),
      a: () => void (task && run('claim', {})),
      Enter: () => void (task && navigate(placeOf(task))),
    };
    const press = (event: KeyboardEvent) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

/** Whether the key belongs to a field, a button or an open dialog. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return true;
  return target.matches(
    key === 'Enter' ? 'input, textarea, select, button, a, [role=tab]' : 'input:not([type=checkbox]), textarea, select',
  );
}
