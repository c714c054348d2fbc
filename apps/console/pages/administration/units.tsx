import { App, Input } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { Rows } from '../../parts/pages-of.js';
import { useChange } from '../../parts/use-change.js';
import { useUnitName, useUnits } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';
import { CsvImport } from './csv-import.js';
import { useKeeps } from './use-keeps.js';

interface Imported {
  created: number;
  changed: number;
  unchanged: number;
}

/** 单位: the whole tree in a list; it is changed by importing a table. */
export function UnitsSection() {
  const { administration, actions } = useWords();
  const { columns } = administration;
  const { message } = App.useApp();
  const keeps = useKeeps();
  const units = useUnits();
  const unitName = useUnitName();
  const [wanted, setWanted] = useState('');
  const { change, isPending } = useChange('units');
  const take = async (csv: string): Promise<boolean> => {
    const done = await change<Imported>('PUT', '/units', { csv });
    if (done) void message.info(administration.imported(done.created, done.changed, done.unchanged));
    return done !== null;
  };
  return (
    <>
      <CsvImport exportPath="/units/export" mayImport={keeps} isPending={isPending} take={take} />
      <Input
        aria-label={actions.search}
        placeholder={actions.search}
        allowClear
        onChange={(e) => setWanted(e.target.value)}
      />
      <Loaded query={units}>
        {(all) => (
          <Rows
            rows={all.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted.toLowerCase()))}
            rowKey={(row) => row.code}
            label={administration.sections.units}
            columns={[
              { title: columns.code, dataIndex: 'code', key: 'code' },
              { title: columns.name, dataIndex: 'name', key: 'name' },
              { title: columns.kind, dataIndex: 'kind', key: 'kind' },
              { title: columns.parent, key: 'parent', render: (_, row) => unitName(row.parentCode) },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
