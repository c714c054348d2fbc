import { Link } from 'react-router';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/use-words.js';
import type { CaseLink } from '../../parts/task/case-queries.js';

/** Cases of the same matter, or related ones. */
export function Links({ links }: { links: CaseLink[] }) {
  const { case: words } = useWords();
  if (links.length === 0) return null;
  return (
    <Section title={words.links}>
      <ul>
        {links.map((link) => (
          <li key={`${link.caseId}${link.kind}`}>
            <Link to={`/cases/${link.caseId}`}>
              {link.number} {link.title}
            </Link>{' '}
            <span className="quiet">
              {words.linkKinds[link.kind] ?? link.kind} · {words.linkReasons[link.reason] ?? link.reason} ·{' '}
              {words.status[link.status] ?? link.status}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
