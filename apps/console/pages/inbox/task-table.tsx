import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { templateOf, type Column } from './columns.js';
import { TaskRow } from './task-row.js';
import { useInboxKeys } from './use-inbox-keys.js';

interface Props {
  tasks: Task[];
  columns: readonly Column[];
  chosen: ReadonlySet<string>;
  choose(chosen: ReadonlySet<string>): void;
  /** Asked for when the end comes into sight. */
  more(): void;
  search(): void;
  refresh(): void;
}

const ROW = 44;
const NARROW_ROW = 92;
/** Rows before the end at which the next ones are asked for. */
const NEAR_END = 40;

/** A dense table that draws only the rows in sight, however many there are. */
export function TaskTable({ tasks, columns, chosen, choose, more, search, refresh }: Props) {
  const { inbox } = useWords();
  const template = templateOf(columns);
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const narrow = window.matchMedia('(max-width: 640px)').matches;
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (narrow ? NARROW_ROW : ROW),
    overscan: 8,
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > tasks.length - NEAR_END) more();
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
        <Head columns={columns} template={template} />
      </div>
      <div role="rowgroup" className="task-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const task = tasks[index];
          if (!task) return null;
          const place = { transform: `translateY(${start}px)`, height: size, '--columns': template } as CSSProperties;
          return (
            <TaskRow
              key={task.id}
              {...{ task, columns, place, index }}
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

function Head({ columns, template }: { columns: readonly Column[]; template: string }) {
  const { columns: named } = useWords().inbox;
  return (
    <div role="row" aria-rowindex={1} className="task-row task-head" style={{ '--columns': template } as CSSProperties}>
      <span role="columnheader">{named.chosen}</span>
      <span role="columnheader">{named.case}</span>
      {columns.map((column) => (
        <span role="columnheader" key={column}>
          {named[column]}
        </span>
      ))}
    </div>
  );
}

const without = (chosen: ReadonlySet<string>, id: string): Set<string> =>
  new Set([...chosen].filter((one) => one !== id));
