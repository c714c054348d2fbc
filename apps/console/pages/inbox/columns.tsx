import type { ReactNode } from 'react';
import { Countdown } from '../../parts/countdown.js';
import { dayAndTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import type { Task } from '../../server/types.js';
import { useSpeech } from '../../words/use-words.js';

/** Columns a person may leave out. */
export const COLUMNS = ['task', 'clock', 'place', 'unit', 'holder', 'since'] as const;

export type Column = (typeof COLUMNS)[number];

const WIDTHS: Record<Column, string> = {
  task: 'minmax(90px, 0.8fr)',
  clock: 'minmax(220px, 1.5fr)',
  place: 'minmax(110px, 1fr)',
  unit: 'minmax(110px, 1fr)',
  holder: '100px',
  since: '110px',
};

/** The widths of a row: a box, the case, and the columns shown. */
export const templateOf = (shown: readonly Column[]): string =>
  ['44px', 'minmax(220px, 2.2fr)', ...shown.map((column) => WIDTHS[column])].join(' ');

const CELLS: Record<Column, (props: { task: Task }) => ReactNode> = {
  task: function StepCell({ task }) {
    const { words } = useSpeech();
    return words.tasks[task.type ?? ''] ?? task.name;
  },
  clock: ({ task }) => <Countdown dueAt={task.dueAt} warnAt={task.warnAt} clause={task.clause} />,
  place: function PlaceCell({ task: { case: heading } }) {
    const unit = useUnitName();
    return [unit(heading?.placeUnit), heading?.address].filter(Boolean).join(' ');
  },
  unit: function UnitCell({ task: { case: heading } }) {
    return useUnitName()(heading?.leadUnit);
  },
  holder: function HolderCell({ task }) {
    const { words } = useSpeech();
    return task.assignee ?? words.inbox.nobody;
  },
  since: function SinceCell({ task }) {
    const { language } = useSpeech();
    return dayAndTime(task.createdAt, language);
  },
};

/** One cell of a row. */
export function Cell({ column, task }: { column: Column; task: Task }) {
  const Content = CELLS[column];
  return (
    <span role="cell" className={`cell-${column}`}>
      <Content task={task} />
    </span>
  );
}
