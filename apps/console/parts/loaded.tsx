import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

interface Props<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
}

/** What was read from the server: while it is being read, when it could not be, and as it is. */
export function Loaded<T>({ query, children }: Props<T>) {
  const { states, actions } = useWords();
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (!error) return <Skeleton active aria-label={states.loading} />;
  return (
    <div className="failure" role="alert">
      <p>
        <b>{states.failed}</b> {error.message}
      </p>
      <Button onClick={() => void refetch()}>{actions.retry}</Button>
    </div>
  );
}

/** Said where a list has nothing. */
export function Nothing({ text }: { text?: string }) {
  const { states } = useWords();
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? states.empty} />;
}
