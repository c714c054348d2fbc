import { Alert } from 'antd';
import { Link } from 'react-router';
import { useCase, useCaseList, useProgress, type CaseFile, type CaseTask } from '../../parts/task/case-queries.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useUnitName } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';
import type { Attempt } from './attempts.js';

/** What became of the case that was followed up before: the answer, and who has it now; the rework gate when dissatisfied. */
export function Previous({ caseId }: { caseId: string }) {
  const { data: file } = useCase(caseId);
  const { data: attempts } = useCaseList<Attempt>(caseId, 'follow-ups');
  const last = attempts?.items.at(-1);
  return file && last ? <Outcome file={file} last={last} /> : null;
}

function Outcome({ file, last }: { file: CaseFile; last: Attempt }) {
  const { desks, case: words } = useWords();
  const { followUp } = desks;
  const { nameOf } = useCodeLists();
  const { data: progress } = useProgress(file.id);
  const whom = useHolders(progress?.tasks.filter(({ state }) => state === 'open') ?? []);
  const isDissatisfied = last.satisfaction === 'dissatisfied';
  const answer = last.reached ? nameOf('satisfaction', last.satisfaction) : followUp.noAnswer;
  const next = [words.status[file.status] ?? file.status, whom && `${followUp.nowWaiting} ${whom}`].filter(Boolean);
  return (
    <Alert
      className="previous"
      type={isDissatisfied ? 'warning' : 'success'}
      title={
        <>
          {followUp.previous(file.number)} <Link to={`/cases/${file.id}`}>{followUp.openCase}</Link>
        </>
      }
      description={
        <>
          <p>{`${followUp.answered}: ${answer} · ${followUp.after}: ${next.join(' · ')}`}</p>
          {isDissatisfied && <p>{followUp.gate}</p>}
        </>
      }
    />
  );
}

/** Who has the case next, each with the step they owe. */
function useHolders(tasks: readonly CaseTask[]): string {
  const { roles, tasks: steps } = useWords();
  const unit = useUnitName();
  const nameOf = (group: string): string => {
    const [kind = '', code = ''] = group.split(':');
    return kind === 'role' ? (roles[code] ?? code) : unit(code);
  };
  return tasks
    .map(({ type, name, assignee, candidateGroups }) => {
      const who = assignee ?? candidateGroups.map(nameOf).join('、');
      return `${who}（${steps[type ?? ''] ?? name}）`;
    })
    .join('、');
}
