import { Countdown } from '../../parts/countdown.js';
import { Section } from '../../parts/section.js';
import { dayAndTime, spanOf } from '../../parts/time.js';
import { useNow } from '../../parts/use-now.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import type { CaseFile, CaseTask, Process } from '../../parts/task/case-queries.js';

interface Props {
  file: CaseFile;
  processes: Process[];
  tasks: CaseTask[];
}

/** 在等谁、等了多久、下一个时限: what the case waits for now, and what comes by itself. */
export function Outlook({ file, processes, tasks }: Props) {
  const { case: words } = useWords();
  const open = tasks.filter(({ state }) => state === 'open');
  const timers = processes
    .filter(({ status }) => status === 'active')
    .flatMap(({ waits }) => waits)
    .filter(({ dueAt }) => dueAt !== null)
    .sort((one, other) => String(one.dueAt).localeCompare(String(other.dueAt)));
  return (
    <Section title={words.outlook}>
      {open.length === 0 && <p className="quiet">{file.status === 'archived' ? words.over : words.waitsForNobody}</p>}
      <ul className="outlook">
        {open.map((task) => (
          <WaitingFor key={task.id} task={task} />
        ))}
        {timers.slice(0, 3).map((timer) => (
          <li key={timer.elementId}>
            {words.byItself} <Countdown dueAt={timer.dueAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WaitingFor({ task }: { task: CaseTask }) {
  const { words, language } = useSpeech();
  const now = useNow();
  const whom = useHolders(task);
  return (
    <li>
      <b>{words.tasks[task.type ?? ''] ?? task.name}</b> · {whom} ·{' '}
      {words.case.since(spanOf(now - Date.parse(task.createdAt), words))}
      <span className="quiet"> ({dayAndTime(task.createdAt, language)})</span>{' '}
      {task.dueAt && <Countdown dueAt={task.dueAt} />}
    </li>
  );
}

/** Who a task waits for, in words. */
function useHolders({ assignee, candidateGroups }: CaseTask): string {
  const { roles } = useWords();
  const unit = useUnitName();
  if (assignee) return assignee;
  const named = candidateGroups.map((group) => {
    const [kind = '', code = ''] = group.split(':');
    return kind === 'role' ? (roles[code] ?? code) : unit(code);
  });
  return named.join('、');
}
