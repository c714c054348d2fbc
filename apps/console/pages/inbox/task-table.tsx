import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { TaskRow } from './task-row.js';
import { useInboxKeys } from './use-inbox-keys.js';

interface Props {
  tasks: Task[];
  chosen: ReadonlySet<string>;
  choose(chosen: ReadonlySet<string>): void;
  search(): void;
  refresh(): void;
}

const ROW = 44;
const NARROW_ROW = 92;

/** A dense table that draws only the rows in sight, however many there are. */
export function TaskTable({ tasks, chosen, choose, search, refresh }: Props) {
  const { inbox } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const narrow = window.matchMedia('(max-width: 640px)').matches;
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (narrow ? NARROW_ROW : ROW),
    overscan: 8,
  });
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, tasks.length - 1));
    setAt(next);
    rows.scrollToIndex(next);
  };
  const flip = (id: string) => choose(chosen.has(id) ? without(chosen, id) : new Set([...chosen, id]));
  useInboxKeys({ tasks, at, goTo, flip, search, refresh });
  return (
    <div
      ref={frame}
      className="task-table"
      role="table"
      aria-rowcount={tasks.length + 1}
      aria-label={inbox.title}
      tabIndex={0}
    >
      <div role="rowgroup">
        <Head />
      </div>
      <div role="rowgroup" className="task-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const task = tasks[index];
          if (!task) return null;
          const place = { transform: `translateY(${start}px)`, height: size };
          return (
            <TaskRow
              key={task.id}
              {...{ task, place, index }}
              isAt={index === at}
              isChosen={chosen.has(task.id)}
              flip={() => flip(task.id)}
              point={() => setAt(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

function Head() {
  const { columns } = useWords().inbox;
  return (
    <div role="row" aria-rowindex={1} className="task-row task-head">
      <span role="columnheader">{columns.chosen}</span>
      <span role="columnheader">{columns.case}</span>
      <span role="columnheader">{columns.task}</span>
      <span role="columnheader">{columns.clock}</span>
      <span role="columnheader">{columns.place}</span>
      <span role="columnheader">{columns.holder}</span>
      <span role="columnheader">{columns.since}</span>
    </div>
  );
}

const without = (chosen: ReadonlySet<string>, id: string): Set<string> =>
  new Set([...chosen].filter((one) => one !== id));
