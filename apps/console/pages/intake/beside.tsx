import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import { Section } from '../../parts/section.js';
import { read, type Listed } from '../../server/call.js';
import type { CaseSummary } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import type { Intake } from './intake-fields.js';

interface Props {
  entered: Intake;
  /** Puts values into the form. */
  use(values: Partial<Intake>): void;
}

/** What appears beside the form while somebody types. */
export function Beside({ entered }: Props) {
  const { intake, case: words } = useWords();
  const title = useDeferredValue(entered.title?.trim() ?? '');
  const { data } = useQuery({
    queryKey: ['cases', 'like', title],
    queryFn: () => read<Listed<CaseSummary>>('/cases', { q: title, limit: 10 }),
    enabled: title.length >= 2,
  });
  return (
    <aside className="intake-beside">
      <Section title={intake.alike}>
        <ul>
          {(data?.items ?? []).map((found) => (
            <li key={found.id}>
              <Link to={`/cases/${found.id}`}>{`${found.number} ${found.title}`}</Link>{' '}
              <span className="quiet">{words.status[found.status]}</span>
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}
