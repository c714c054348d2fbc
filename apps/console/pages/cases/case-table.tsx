import { Table } from 'antd';
import { Link } from 'react-router';
import { fullTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import type { CaseSummary } from '../../server/types.js';
import { useSpeech } from '../../words/use-words.js';

/** Cases in a table, each a link to its file. */
export function CaseTable({ cases }: { cases: CaseSummary[] }) {
  const { words, language } = useSpeech();
  const unit = useUnitName();
  return (
    <Table<CaseSummary>
      dataSource={cases}
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 640 }}
      columns={[
        {
          title: words.inbox.columns.case,
          render: (_, c) => <Link to={`/cases/${c.id}`}>{`${c.number} ${c.title}`}</Link>,
        },
        { title: words.case.state, render: (_, c) => words.case.status[c.status] ?? c.status },
        { title: words.case.leadUnit, render: (_, c) => unit(c.leadUnit) },
        { title: words.case.place, render: (_, c) => [unit(c.placeUnit), c.address].filter(Boolean).join(' ') },
        { title: words.case.registered, render: (_, c) => fullTime(c.registeredAt, language) },
      ]}
    />
  );
}
