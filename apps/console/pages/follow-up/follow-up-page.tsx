import './follow-up.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { useCase } from '../../parts/task/case-queries.js';
import { TaskCard } from '../../parts/task/task-card.js';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { Facts } from '../case-file/facts.js';
import { CaseHeading } from '../case-file/case-heading.js';
import { useQueues, useTasks } from '../inbox/inbox-queries.js';
import { Attempts } from './attempts.js';
import { Previous } from './previous.js';

/** 回访: one case after the other, until nobody waits any more. */
export default function FollowUpPage() {
  const { followUp } = useWords().desks;
  const { tasks, task, several, skip, done, previous } = useOneAfterTheOther();
  const { data: queues } = useQueues();
  const count = queues?.items.find(({ queue }) => queue === 'to-follow-up')?.count;
  return (
    <div>
      <header className="inbox-head">
        <h1>{followUp.title}</h1>
        {count !== undefined && <b>{followUp.waiting(count)}</b>}
        {task && several && <Button onClick={() => skip(task)}>{followUp.skip}</Button>}
      </header>
      {previous?.caseId && <Previous caseId={previous.caseId} />}
      <Loaded query={tasks}>
        {() =>
          task?.caseId ? (
            <OneCase key={task.id} task={task} caseId={task.caseId} done={() => done(task)} />
          ) : (
            <Nothing text={followUp.none} />
          )
        }
      </Loaded>
    </div>
  );
}

/** The task that comes next: the first that was not passed over; the one just done is no longer among them. */
function useOneAfterTheOther() {
  const tasks = useTasks({ state: 'open', queue: 'to-follow-up' });
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [previous, done] = useState<Task | null>(null);
  const all = tasks.data?.pages.flatMap(({ items }) => items) ?? [];
  const waiting = all.filter(({ id }) => id !== previous?.id);
  const task = waiting.find(({ id }) => !skipped.has(id)) ?? waiting[0];
  const skip = ({ id }: Task) => setSkipped(nextRound(skipped, id, waiting));
  return { tasks, task, several: waiting.length > 1, skip, done, previous };
}

/** Those passed over, with one more; when all were, the round begins again. */
function nextRound(skipped: ReadonlySet<string>, id: string, waiting: readonly Task[]): ReadonlySet<string> {
  const all = new Set([...skipped, id]);
  return waiting.every((task) => all.has(task.id)) ? new Set([id]) : all;
}

function OneCase({ task, caseId, done }: { task: Task; caseId: string; done(): void }) {
  const file = useCase(caseId);
  return (
    <Loaded query={file}>
      {(found) => (
        <article className="case-file">
          <CaseHeading file={found} />
          <div className="case-file-facts">
            <Facts file={found} />
            <Attempts caseId={caseId} />
          </div>
          <div className="case-file-work">
            <Script />
            <TaskCard task={task} file={found} done={done} />
          </div>
        </article>
      )}
    </Loaded>
  );
}

function Script() {
  const { followUp } = useWords().desks;
  return (
    <Section title={followUp.script}>
      <ol>
        {followUp.scriptLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Section>
  );
}
