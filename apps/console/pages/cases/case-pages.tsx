import { Button } from 'antd';
import { Nothing } from '../../parts/loaded.js';
import { useWords } from '../../words/use-words.js';
import { CaseTable } from './case-table.js';
import { useCases, type CaseFilter } from './use-cases.js';

/** The cases of a filter, as far as somebody asked to see them. */
export function CasePages({ filter }: { filter: CaseFilter }) {
  const { actions } = useWords();
  const cases = useCases(filter);
  const shown = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  if (cases.isSuccess && shown.length === 0) return <Nothing />;
  return (
    <>
      <CaseTable cases={shown} />
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {actions.more}
        </Button>
      )}
    </>
  );
}
