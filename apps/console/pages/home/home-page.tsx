import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { read } from '../../server/call.js';
import { useAccount } from '../../session/session.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { QUEUES, useQueues } from '../inbox/inbox-queries.js';

interface Figure {
  key: string;
  name: { zh: string; en: string };
  definition: { zh: string; en: string };
  numerator: number;
  denominator: number | null;
  rate: number | null;
}

/** What needs me now, and my unit's numbers, each with what is counted over what. */
export default function HomePage() {
  const { home } = useWords();
  const { name } = useAccount();
  return (
    <div>
      <h1>{home.greeting(name)}</h1>
      <NeedsMe />
      <Figures />
    </div>
  );
}

function NeedsMe() {
  const { home, inbox } = useWords();
  const queues = useQueues();
  return (
    <Section title={home.needsMe}>
      <div className="cards">
        {QUEUES.map((queue) => (
          <Link key={queue} to={`/inbox?queue=${queue}`} className="card-link">
            {inbox.queues[queue]}
            <b>{queues.data?.items.find((item) => item.queue === queue)?.count ?? '…'}</b>
          </Link>
        ))}
      </div>
    </Section>
  );
}

function Figures() {
  const { home } = useWords();
  const { language } = useSpeech();
  const figures = useQuery({
    queryKey: ['figures'],
    queryFn: () => read<{ figures: Figure[] }>('/reports/figures'),
    staleTime: 60_000,
  });
  return (
    <Section title={home.figures}>
      <Loaded query={figures}>
        {({ figures: all }) => (
          <div className="cards">
            {all.map((figure) => (
              <div key={figure.key} className="card">
                {figure.name[language]}
                <b className="figure">{shownAs(figure)}</b>
                <p className="quiet">{figure.definition[language]}</p>
              </div>
            ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** 90.0 % (18 / 20): never a percentage without what it is of. */
function shownAs({ numerator, denominator, rate }: Figure): string {
  if (denominator === null) return String(numerator);
  const share = rate === null ? '–' : `${(rate * 100).toFixed(1)} %`;
  return `${share} (${numerator} / ${denominator})`;
}
