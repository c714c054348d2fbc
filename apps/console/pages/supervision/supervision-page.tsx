import './supervision.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { read } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import { Agenda } from './agenda.js';
import { Orders } from './orders.js';
import { useMeetings } from './use-meetings.js';
import { PressedTable, type Pressure } from './pressed-table.js';

const TABS = ['overdue', 'returns', 'reworks', 'supervisions', 'agenda'] as const;

type Tab = (typeof TABS)[number];

type Counts = Partial<Record<Tab, number>>;

/** How many each tab has; those of the newest meeting for the agenda. */
function useCounts(): Counts {
  const { data } = useQuery({
    queryKey: ['supervisions', 'counts'],
    queryFn: () => read<Counts>('/supervision-counts'),
  });
  const { data: meetings } = useMeetings();
  return { ...data, agenda: meetings?.items[0]?.unsettled ?? (meetings && 0) };
}

/** 督办: what calls for pressure, the pressure that was ordered, and the agenda of the meetings. The address says which. */
export default function SupervisionPage() {
  const { desks } = useWords();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((known) => known === search.get('tab')) ?? 'overdue';
  const counts = useCounts();
  return (
    <div>
      <header className="inbox-head">
        <h1>{desks.supervision.title}</h1>
        <Link to="/supervision/board">{desks.supervision.board}</Link>
      </header>
      <div className="queues" role="group" aria-label={desks.supervision.title}>
        {TABS.map((each) => (
          <button
            type="button"
            key={each}
            className="queue"
            aria-pressed={each === tab}
            onClick={() => setSearch({ tab: each })}
          >
            {desks.supervision.tabs[each]} <b>{counts[each]}</b>
          </button>
        ))}
      </div>
      <Shown tab={tab} />
    </div>
  );
}

function Shown({ tab }: { tab: Tab }) {
  if (tab === 'supervisions') return <Orders />;
  if (tab === 'agenda') return <Agenda />;
  return <PressedTable key={tab} by={tab satisfies Pressure} />;
}
