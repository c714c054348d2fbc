import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { fullTime } from '../../parts/time.js';
import { read, send, type Listed } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';

interface Copy {
  id: string;
  caseId: string | null;
  number: string | null;
  title: string | null;
  note: string | null;
  sentBy: { name: string };
  sentAt: string;
  readAt: string | null;
}

/** 抄送: cases a person or their unit was shown. */
export function Copies() {
  const copies = useQuery({ queryKey: ['copies'], queryFn: () => read<Listed<Copy>>('/task-copies', { limit: 200 }) });
  return (
    <Loaded query={copies}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing />
        ) : (
          <ul className="copies">
            {items.map((copy) => (
              <CopyLine key={copy.id} copy={copy} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function CopyLine({ copy }: { copy: Copy }) {
  const { language } = useSpeech();
  const queries = useQueryClient();
  const markRead = () => {
    void send('POST', `/task-copies/${copy.id}/read`).then(() => queries.invalidateQueries({ queryKey: ['copies'] }));
  };
  return (
    <li className={copy.readAt ? '' : 'unread'}>
      <Link to={`/cases/${copy.caseId}`} onClick={markRead}>
        {copy.number} {copy.title}
      </Link>{' '}
      {copy.note}{' '}
      <span className="quiet">
        — {copy.sentBy.name} {fullTime(copy.sentAt, language)}
      </span>
    </li>
  );
}
