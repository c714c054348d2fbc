import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { read, type Listed } from '../../server/call.js';
import { Section } from '../../parts/section.js';
import { fullTime } from '../../parts/time.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import type { HistoryEvent } from '../../parts/task/case-queries.js';

/** Steps of the engine say little to people; what people did and what clocks raised says it. */
const QUIET = /^(element|flow)\./;

/** What happened, from the case's history. */
export function Timeline({ caseId }: { caseId: string }) {
  const { case: words, actions } = useWords();
  const history = useInfiniteQuery({
    queryKey: ['case', caseId, 'history'],
    queryFn: ({ pageParam }) =>
      read<Listed<HistoryEvent>>(`/cases/${caseId}/history`, { limit: 200, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const events = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={words.timeline}>
      <ol className="timeline">
        {events
          .filter(({ type }) => !QUIET.test(type))
          .map((event) => (
            <TimelineEvent key={event.seq} event={event} />
          ))}
      </ol>
      {history.hasNextPage && <Button onClick={() => void history.fetchNextPage()}>{actions.more}</Button>}
    </Section>
  );
}

function TimelineEvent({ event: { at, type, actor, data } }: { event: HistoryEvent }) {
  const { words, language } = useSpeech();
  const { name, text, reason, outcome } = data as Record<string, unknown>;
  const said = [name, text, reason, outcome].filter((part) => typeof part === 'string' && part !== '');
  return (
    <li>
      <time dateTime={at} className="quiet">
        {fullTime(at, language)}
      </time>{' '}
      <b>{words.events[type] ?? type}</b> {said.join(' · ')} <span className="quiet">— {actor.name}</span>
    </li>
  );
}
