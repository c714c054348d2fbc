import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CasesLike } from '../../../../modules/cases/index.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { useSettled } from '../../parts/use-settled.js';
import { send, type Sent } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';
import { withoutBlanks } from './intake-draft.js';
import type { Intake } from './intake-fields.js';

type Alike = Sent<CasesLike>;

const SETTLED = 250;

/** The caller's earlier cases and likely duplicates, while the caller speaks. */
export function CasesAlike({ entered }: { entered: Intake }) {
  const { words } = useSpeech();
  const { intake } = words;
  const { citizen, place, address, title, content } = entered;
  const typed = useSettled(withoutBlanks({ phone: citizen?.phone, place, address, title, content }), SETTLED);
  const { data = { callerCases: [], duplicates: [] } } = useQuery({
    queryKey: ['likeness', typed],
    queryFn: () => send<Alike>('POST', '/cases/likeness', typed),
    enabled: Object.keys(typed).length > 0,
    placeholderData: keepPreviousData,
  });
  const { callerCases, duplicates } = data;
  return (
    <>
      <Section title={intake.duplicates(duplicates.length)}>
        {duplicates.length === 0 && <p className="quiet">{intake.noDuplicates}</p>}
        <ul aria-live="polite" className="alike">
          {duplicates.map(({ reason, score, ...found }) => (
            <CaseLine key={found.caseId} found={found}>
              {words.case.linkReasons[reason]} · {intake.likeness(Math.round(score * 100))}
            </CaseLine>
          ))}
        </ul>
      </Section>
      <Section title={intake.callerCases}>
        {callerCases.length === 0 && <p className="quiet">{intake.noCallerCases}</p>}
        <ul className="caller-cases">
          {callerCases.map(({ reworkRound, ...found }) => (
            <CaseLine key={found.caseId} found={found}>
              {reworkRound > 0 && intake.reworked(reworkRound)}
            </CaseLine>
          ))}
        </ul>
      </Section>
    </>
  );
}

type Found = Pick<Alike['callerCases'][number], 'caseId' | 'number' | 'title' | 'status' | 'registeredAt'>;

function CaseLine({ found, children }: { found: Found; children?: ReactNode }) {
  const { words, language } = useSpeech();
  const { caseId, number, title, status, registeredAt } = found;
  return (
    <li>
      <Link to={`/cases/${caseId}`} target="_blank">{`${number} ${title}`}</Link>
      <div className="quiet">
        {words.case.status[status]} · {dayAndTime(registeredAt, language)} {children}
      </div>
    </li>
  );
}
