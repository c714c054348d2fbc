import './pages-of.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Result, Skeleton, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { read, type Listed } from '../server/call.js';
import { useWords } from '../words/use-words.js';
import { Nothing } from './loaded.js';

type Query = Record<string, string | number | boolean | null | undefined>;

/** A list of the server, page after page; `word` is what its key begins with. */
export function usePages<T>(word: string, path: string, query: Query = {}) {
  return useInfiniteQuery({
    queryKey: [word, path, query],
    queryFn: ({ pageParam }) => read<Listed<T>>(path, { limit: 50, ...query, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

interface Props<T> {
  pages: ReturnType<typeof usePages<T>>;
  columns: TableColumnsType<T>;
  rowKey: (row: T) => string;
  /** What the table is of, for those who hear it. */
  label: string;
  /** Said when there is nothing. */
  empty?: string;
}

/** The rows read so far in a table, and a way to the rest; says when it is being read, failed, or empty. */
export function PagesTable<T extends object>({ pages, columns, rowKey, label, empty }: Props<T>) {
  const { actions } = useWords();
  if (!pages.data) return <Unread pages={pages} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <Nothing text={empty} />;
  return (
    <>
      <Rows rows={rows} columns={columns} rowKey={rowKey} label={label} />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {actions.more}
        </Button>
      )}
    </>
  );
}

/** Rows in a table that scrolls sideways where it must. */
export function Rows<T extends object>({
  rows,
  columns,
  rowKey,
  label,
}: Pick<Props<T>, 'columns' | 'rowKey' | 'label'> & { rows: readonly T[] }) {
  return (
    <div className="rows" role="region" aria-label={label} tabIndex={0}>
      <Table<T> dataSource={rows} columns={columns} rowKey={rowKey} size="small" pagination={false} />
    </div>
  );
}

/** While a list is read, and when it could not be. */
export function Unread({ pages }: { pages: { error: Error | null; refetch(): unknown } }): ReactNode {
  const { states, actions } = useWords();
  if (!pages.error) return <Skeleton active aria-label={states.loading} />;
  return (
    <Result
      status="warning"
      title={states.failed}
      subTitle={pages.error.message}
      extra={<Button onClick={() => void pages.refetch()}>{actions.retry}</Button>}
    />
  );
}
