import { Checkbox } from 'antd';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { Countdown } from '../../parts/countdown.js';
import { dayAndTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import type { Task } from '../../server/types.js';
import { useSpeech } from '../../words/use-words.js';

interface Props {
  task: Task;
  index: number;
  place: CSSProperties;
  isAt: boolean;
  isChosen: boolean;
  flip(): void;
  point(): void;
}

/** One task of the table. */
export function TaskRow({ task, index, place, isAt, isChosen, flip, point }: Props) {
  const { words, language } = useSpeech();
  const title = titleOf(task);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`task-row${isAt ? ' task-row-at' : ''}`}
      style={place}
      onMouseDown={point}
    >
      <span role="cell">
        <Checkbox checked={isChosen} onChange={flip} aria-label={words.inbox.choose(title)} />
      </span>
      <span role="cell" className="task-case">
        {task.case?.urgency === 'urgent' && <b className="urgent">{words.case.urgency.urgent} </b>}
        {task.caseId ? <Link to={`/cases/${task.caseId}`}>{title}</Link> : title}
      </span>
      <span role="cell">{words.tasks[task.type ?? ''] ?? task.name}</span>
      <span role="cell">
        <Countdown dueAt={task.dueAt} warnAt={task.warnAt} clause={task.clause} />
      </span>
      <PlaceCell task={task} />
      <span role="cell">{task.assignee ?? words.inbox.nobody}</span>
      <span role="cell">{dayAndTime(task.createdAt, language)}</span>
    </div>
  );
}

const titleOf = ({ case: heading, name }: Task): string => (heading ? `${heading.number} ${heading.title}` : name);

function PlaceCell({ task: { case: heading } }: { task: Task }) {
  const unit = useUnitName();
  return <span role="cell">{[unit(heading?.placeUnit), heading?.address].filter(Boolean).join(' ')}</span>;
}
