import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useSpeech } from '../../words/use-words.js';

interface Entry {
  id: string;
  kind: string;
  subject: string;
  text: string;
  lastSeenAt: string;
  times: number;
  settledAt: string | null;
}

type State = 'open' | 'settled';

/** 待补数据: what the city's data lacks and the system worked around. */
export function Entries() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const [state, setState] = useState<State>('open');
  const pages = usePages<Entry>('entries', '/administrator-entries', { state });
  const { change } = useChange('entries');
  return (
    <>
      <Segmented<State>
        value={state}
        onChange={setState}
        options={[
          { value: 'open', label: administration.open },
          { value: 'settled', label: administration.settled },
        ]}
      />
      <PagesTable
        pages={pages}
        rowKey={({ id }) => id}
        label={administration.sections.entries}
        columns={[
          { title: columns.kind, dataIndex: 'kind', key: 'kind' },
          { title: columns.name, dataIndex: 'subject', key: 'subject' },
          { title: columns.text, dataIndex: 'text', key: 'text' },
          { title: columns.times, dataIndex: 'times', key: 'times' },
          { title: columns.seen, key: 'seen', render: (_, row) => fullTime(row.lastSeenAt, language) },
          {
            title: words.desks.pages.actions,
            key: 'settle',
            render: (_, row) =>
              row.settledAt ? (
                fullTime(row.settledAt, language)
              ) : (
                <Button size="small" onClick={() => void change('POST', `/administrator-entries/${row.id}/settlement`)}>
                  {administration.settle}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
