import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ListedSupervision } from '../../../../modules/supervision/index.js';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { dayAndTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import type { Sent } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';

type Supervision = Sent<ListedSupervision>;
type State = 'open' | 'cleared';

/** 督办单: those that are open, and those that were cleared. They are checked and cleared as tasks of the case. */
export function Orders() {
  const { words } = useSpeech();
  const { supervision } = words.desks;
  const [state, setState] = useState<State>('open');
  const pages = usePages<Supervision>('supervisions', '/supervisions', { state });
  const columns = useColumns();
  return (
    <>
      <Segmented<State>
        value={state}
        onChange={setState}
        options={[
          { value: 'open', label: supervision.openOnes },
          { value: 'cleared', label: supervision.clearedOnes },
        ]}
      />
      <PagesTable pages={pages} columns={columns} rowKey={({ id }) => id} label={supervision.tabs.supervisions} />
    </>
  );
}

function useColumns() {
  const { words, language } = useSpeech();
  const { columns } = words.desks.supervision;
  const unit = useUnitName();
  const whenBy = (at: string | null, by: string | null) => (at ? `${dayAndTime(at, language)} ${by ?? ''}` : '');
  return [
    {
      title: columns.case,
      key: 'case',
      render: (_: unknown, row: Supervision) => (
        <Link to={`/cases/${row.caseId}`}>{`${row.caseNumber} ${row.caseTitle}`}</Link>
      ),
    },
    {
      title: columns.measure,
      key: 'measure',
      render: (_: unknown, { measure }: Supervision) => words.case.measures[measure] ?? measure,
    },
    { title: columns.reason, dataIndex: 'reason', key: 'reason' },
    { title: columns.unit, key: 'unit', render: (_: unknown, row: Supervision) => unit(row.unitCode) },
    {
      title: columns.opened,
      key: 'opened',
      render: (_: unknown, row: Supervision) => whenBy(row.openedAt, row.openedBy),
    },
    {
      title: columns.cleared,
      key: 'cleared',
      render: (_: unknown, row: Supervision) => whenBy(row.clearedAt, row.clearedBy),
    },
  ];
}
