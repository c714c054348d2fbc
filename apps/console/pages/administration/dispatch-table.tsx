import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { DispatchRule, TableHead } from '../../../../modules/dispatch-rules/index.js';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { Rows, usePages } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useUnitName } from '../../parts/use-units.js';
import { read, type Sent } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';
import { CsvImport } from './csv-import.js';
import { DispatchTest } from './dispatch-test.js';
import { useKeeps } from './use-keeps.js';

type Table = Sent<TableHead> & { rules: DispatchRule[] };

/** 派单规则: the table in force or one before it, in and out as CSV, and a box to try it. */
export function DispatchTable() {
  const keeps = useKeeps();
  const [version, choose] = useState<number | null>(null);
  const { change, isPending } = useChange('dispatch-table');
  const table = useQuery({
    queryKey: ['dispatch-table', version],
    queryFn: () => read<Table>(version === null ? '/dispatch-tables/current' : `/dispatch-tables/versions/${version}`),
  });
  const take = async (csv: string): Promise<boolean> => {
    choose(null);
    return (await change('PUT', '/dispatch-tables/import', { csv })) !== null;
  };
  return (
    <>
      <div className="tools">
        <VersionChooser version={version} choose={choose} />
        <CsvImport exportPath="/dispatch-tables/export" mayImport={keeps} isPending={isPending} take={take} />
      </div>
      <Loaded query={table}>{({ rules }) => (rules.length === 0 ? <Nothing /> : <Rules rules={rules} />)}</Loaded>
      <DispatchTest />
    </>
  );
}

function VersionChooser({ version, choose }: { version: number | null; choose(version: number | null): void }) {
  const { words, language } = useSpeech();
  const { administration } = words;
  const pages = usePages<Sent<TableHead>>('dispatch-table', '/dispatch-tables/versions');
  const heads = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const labelOf = ({ version: number, publishedAt, note }: Sent<TableHead>): string =>
    [number, publishedAt && fullTime(publishedAt, language), note].filter(Boolean).join(' · ');
  return (
    <Select
      aria-label={administration.columns.version}
      className="agenda-meetings"
      value={version ?? 0}
      onChange={(chosen) => choose(chosen === 0 ? null : chosen)}
      options={[
        { value: 0, label: administration.inForce },
        ...heads.map((head) => ({ value: head.version, label: labelOf(head) })),
      ]}
    />
  );
}

function Rules({ rules }: { rules: DispatchRule[] }) {
  const { administration } = useSpeech().words;
  const { columns } = administration;
  const unit = useUnitName();
  return (
    <Rows
      rows={rules.map((rule, index) => ({ ...rule, position: index + 1 }))}
      rowKey={({ position }) => String(position)}
      label={administration.sections.dispatch}
      columns={[
        { title: '#', dataIndex: 'position', key: 'position' },
        { title: columns.category, dataIndex: 'category', key: 'category' },
        { title: columns.place, key: 'place', render: (_, row) => unit(row.place) },
        { title: administration.urgency, dataIndex: 'urgency', key: 'urgency' },
        { title: columns.lead, key: 'lead', render: (_, row) => unit(row.leadUnit) },
        { title: columns.co, key: 'co', render: (_, row) => row.coUnits.map(unit).join('、') },
        { title: columns.clause, dataIndex: 'clause', key: 'clause' },
      ]}
    />
  );
}
