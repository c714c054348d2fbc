import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useWords } from '../../words/use-words.js';
import { Copies } from './copies.js';
import { QueueBar } from './queue-bar.js';
import { StartedCases } from './started-cases.js';
import { TaskList } from './task-list.js';
import type { Queue } from './inbox-queries.js';

type View = 'open' | 'completed' | 'started' | 'copies';

/** 待办 / 已办 / 我发起 / 抄送: what a person owes, did, began and was shown. The address says which. */
export default function InboxPage() {
  const { inbox } = useWords();
  const [search, setSearch] = useSearchParams();
  const view = (search.get('view') ?? 'open') as View;
  const queue = search.get('queue') as Queue | null;
  const views = Object.entries(inbox.views).map(([value, label]) => ({ value: value as View, label }));
  return (
    <div className="inbox">
      <header className="inbox-head">
        <h1>{inbox.title}</h1>
        <Segmented<View> value={view} options={views} onChange={(chosen) => setSearch({ view: chosen })} />
      </header>
      {view === 'open' && <QueueBar chosen={queue} choose={(wanted) => setSearch(wanted ? { queue: wanted } : {})} />}
      {(view === 'open' || view === 'completed') && <TaskList key={view} filter={{ state: view, queue }} />}
      {view === 'started' && <StartedCases />}
      {view === 'copies' && <Copies />}
    </div>
  );
}
