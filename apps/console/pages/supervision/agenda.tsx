import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { Rows } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import { read } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';
import { useMeetings, type Meeting } from './use-meetings.js';

interface AgendaItem {
  caseId: string;
  number: string;
  title: string;
  reasons: string[];
  leadUnit: string | null;
  coUnits: string[];
  task: string | null;
  dueAt: string | null;
  result: string | null;
  settledAt: string | null;
}

/** 议题: the meetings, and what each has on its agenda and decided. */
export function Agenda() {
  const { words } = useSpeech();
  const meetings = useMeetings();
  return (
    <Loaded query={meetings}>
      {({ items }) =>
        items.length === 0 ? <Nothing text={words.desks.supervision.noMeeting} /> : <Meetings meetings={items} />
      }
    </Loaded>
  );
}

function Meetings({ meetings }: { meetings: Meeting[] }) {
  const { words, language } = useSpeech();
  const { supervision } = words.desks;
  const [chosen, choose] = useState(meetings[0]?.id ?? '');
  const labelOf = ({ kind, plannedAt, heldAt }: Meeting): string =>
    [
      supervision.meetings[kind] ?? kind,
      fullTime(heldAt ?? plannedAt, language),
      heldAt ? supervision.held : supervision.planned,
    ].join(' · ');
  return (
    <>
      <Select
        aria-label={supervision.choose}
        className="agenda-meetings"
        value={chosen}
        onChange={choose}
        options={meetings.map((meeting) => ({ value: meeting.id, label: labelOf(meeting) }))}
      />
      <MeetingItems id={chosen} />
    </>
  );
}

function MeetingItems({ id }: { id: string }) {
  const { words } = useSpeech();
  const { supervision } = words.desks;
  const columns = useColumns();
  const meeting = useQuery({
    queryKey: ['meetings', id],
    queryFn: () => read<Meeting & { items: AgendaItem[] }>(`/meetings/${id}`),
  });
  return (
    <Loaded query={meeting}>
      {({ items, minutes }) => (
        <>
          {items.length === 0 ? (
            <Nothing />
          ) : (
            <Rows rows={items} columns={columns} rowKey={({ caseId }) => caseId} label={supervision.tabs.agenda} />
          )}
          {minutes && (
            <blockquote className="case-reply">
              <b>{supervision.minutes}</b> {minutes}
            </blockquote>
          )}
        </>
      )}
    </Loaded>
  );
}

function useColumns() {
  const { words, language } = useSpeech();
  const { columns, reasons } = words.desks.supervision;
  const unit = useUnitName();
  return [
    {
      title: columns.case,
      key: 'case',
      render: (_: unknown, row: AgendaItem) => <Link to={`/cases/${row.caseId}`}>{`${row.number} ${row.title}`}</Link>,
    },
    {
      title: columns.why,
      key: 'why',
      render: (_: unknown, row: AgendaItem) => row.reasons.map((reason) => reasons[reason] ?? reason).join('、'),
    },
    {
      title: columns.unit,
      key: 'unit',
      render: (_: unknown, row: AgendaItem) => [row.leadUnit, ...row.coUnits].filter(Boolean).map(unit).join('、'),
    },
    {
      title: columns.task,
      key: 'task',
      render: (_: unknown, { task, dueAt }: AgendaItem) =>
        [task, dueAt && fullTime(dueAt, language)].filter(Boolean).join(' · '),
    },
    { title: columns.result, dataIndex: 'result', key: 'result' },
    {
      title: columns.cleared,
      key: 'cleared',
      render: (_: unknown, { settledAt }: AgendaItem) => settledAt && fullTime(settledAt, language),
    },
  ];
}
