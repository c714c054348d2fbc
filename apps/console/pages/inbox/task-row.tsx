import { Checkbox } from 'antd';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { Cell, type Column } from './columns.js';

interface Props {
  task: Task;
  columns: readonly Column[];
  index: number;
  place: CSSProperties;
  isAt: boolean;
  isChosen: boolean;
  flip(): void;
  point(): void;
}

/** One task of the table. */
export function TaskRow({ task, columns, index, place, isAt, isChosen, flip, point }: Props) {
  const { inbox, case: words } = useWords();
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
        <Checkbox checked={isChosen} onChange={flip} aria-label={inbox.choose(title)} />
      </span>
      <span role="cell" className="task-case">
        {task.case?.urgency === 'urgent' && <b className="urgent">{words.urgency.urgent} </b>}
        <Link to={placeOf(task)}>{title}</Link>
      </span>
      {columns.map((column) => (
        <Cell key={column} column={column} task={task} />
      ))}
    </div>
  );
}

/** Where a task is done: at its case, or on a page of its own. */
export const placeOf = ({ id, caseId }: Task): string => (caseId ? `/cases/${caseId}` : `/tasks/${id}`);

const titleOf = ({ case: heading, name }: Task): string => (heading ? `${heading.number} ${heading.title}` : name);
