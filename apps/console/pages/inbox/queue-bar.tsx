import { useWords } from '../../words/use-words.js';
import { QUEUES, useQueues, type Queue } from './inbox-queries.js';

/** Saved filters with their live counts. */
export function QueueBar({ chosen, choose }: { chosen: Queue | null; choose(queue: Queue | null): void }) {
  const { inbox } = useWords();
  const { data } = useQueues();
  const countOf = (queue: Queue) => data?.items.find((item) => item.queue === queue)?.count;
  return (
    <div className="queues" role="group" aria-label={inbox.title}>
      <button type="button" className="queue" aria-pressed={chosen === null} onClick={() => choose(null)}>
        {inbox.queues.all}
      </button>
      {QUEUES.map((queue) => (
        <button
          type="button"
          key={queue}
          className={`queue queue-${queue}`}
          aria-pressed={chosen === queue}
          onClick={() => choose(queue)}
        >
          {inbox.queues[queue]} <b>{countOf(queue)}</b>
        </button>
      ))}
    </div>
  );
}
