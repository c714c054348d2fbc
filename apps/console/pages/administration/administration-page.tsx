import './administration.css';
import type { ReactNode } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import { NotFound } from '../../shell/failures.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { Accounts } from './accounts.js';
import { CalendarSection } from './calendar.js';
import { Deliveries } from './deliveries.js';
import { DispatchTable } from './dispatch-table.js';
import { Entries } from './entries.js';
import { Limits } from './limits.js';
import { Modes } from './modes.js';
import { PoliciesSection } from './policies.js';
import { Templates } from './templates.js';
import { UnitsSection } from './units.js';

type Name = keyof ReturnType<typeof useWords>['administration']['sections'];

interface SectionOf {
  name: Name;
  shown: () => ReactNode;
  /** Who may read it besides system administrators. */
  roles: readonly string[];
}

const READERS = ['process-administrator', 'auditor'];
const SECTIONS: readonly SectionOf[] = [
  { name: 'units', shown: UnitsSection, roles: READERS },
  { name: 'accounts', shown: Accounts, roles: [] },
  { name: 'calendar', shown: CalendarSection, roles: READERS },
  { name: 'limits', shown: Limits, roles: READERS },
  { name: 'policies', shown: PoliciesSection, roles: READERS },
  { name: 'dispatch', shown: DispatchTable, roles: ['dispatcher', 'supervisor'] },
  { name: 'templates', shown: Templates, roles: [] },
  { name: 'modes', shown: Modes, roles: [...READERS, 'leader', 'supervisor'] },
  { name: 'entries', shown: Entries, roles: [] },
  { name: 'deliveries', shown: Deliveries, roles: ['process-administrator'] },
];

/** 管理: the data of the city, each part of it for those who may read it. The address says which. */
export default function AdministrationPage() {
  const { administration: words } = useWords();
  const account = useAccount();
  const { section } = useParams();
  const mine = SECTIONS.filter(({ roles }) => holdsRole(account, roles));
  const chosen = mine.find(({ name }) => name === section);
  if (!section && mine[0]) return <Navigate to={`/administration/${mine[0].name}`} replace />;
  if (!chosen) return <NotFound />;
  return (
    <div>
      <h1>{`${words.title} · ${words.sections[chosen.name]}`}</h1>
      <nav className="queues" aria-label={words.title}>
        {mine.map(({ name }) => (
          <NavLink key={name} to={`/administration/${name}`} className="queue">
            {words.sections[name]}
          </NavLink>
        ))}
      </nav>
      <chosen.shown key={chosen.name} />
    </div>
  );
}
