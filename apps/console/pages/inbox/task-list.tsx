import { Button, Input, Segmented, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Nothing } from '../../parts/loaded.js';
import { useWords } from '../../words/use-words.js';
import { BulkBar } from './bulk-bar.js';
import { ColumnChoice, useColumns } from './column-choice.js';
import { ExportButton } from './export-button.js';
import { useTasks, type InboxFilter } from './inbox-queries.js';
import { KeysHelp } from './keys-help.js';
import { matching, sorted, type Order } from './order-tasks.js';
import { TaskTable } from './task-table.js';

/** The tasks of one view: filtered by words, ordered, chosen, exported. */
export function TaskList({ filter }: { filter: InboxFilter }) {
  const { inbox, actions } = useWords();
  const tasks = useTasks(filter);
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order>('due');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [columns, showColumns] = useColumns();
  const search = useRef<InputRef>(null);
  const loaded = useMemo(() => tasks.data?.pages.flatMap(({ items }) => items) ?? [], [tasks.data]);
  const shown = useMemo(() => sorted(matching(loaded, words), order), [loaded, words, order]);
  return (
    <>
      <div className="inbox-tools">
        <Input
          ref={search}
          allowClear
          placeholder={inbox.searchHint}
          aria-label={inbox.searchHint}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
        <Segmented<Order>
          value={order}
          onChange={setOrder}
          options={[
            { value: 'due', label: inbox.sort.due },
            { value: 'created', label: inbox.sort.created },
          ]}
        />
        <ExportButton tasks={shown} />
        <ColumnChoice shown={columns} show={showColumns} />
        <KeysHelp />
      </div>
      <BulkBar tasks={shown.filter(({ id }) => chosen.has(id))} clear={() => setChosen(new Set())} />
      {shown.length === 0 && !tasks.isPending && <Nothing text={inbox.empty} />}
      <TaskTable
        tasks={shown}
        columns={columns}
        chosen={chosen}
        choose={setChosen}
        more={() => {
          if (tasks.hasNextPage && !tasks.isFetching) void tasks.fetchNextPage();
        }}
        search={() => search.current?.focus()}
        refresh={() => void tasks.refetch()}
      />
      <footer className="inbox-foot">
        {inbox.shown(shown.length)}
        {tasks.hasNextPage && (
          <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
            {actions.more}
          </Button>
        )}
      </footer>
    </>
  );
}
