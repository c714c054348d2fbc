import type { SupervisionView } from '../../../../modules/supervision/index.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { useSpeech } from '../../words/use-words.js';
import type { Sent } from '../../server/call.js';
import { useCaseList } from '../../parts/task/case-queries.js';

type Supervision = Sent<SupervisionView>;

/** 督办 of this case. */
export function Supervisions({ caseId }: { caseId: string }) {
  const { words, language } = useSpeech();
  const { data } = useCaseList<Supervision>(caseId, 'supervisions');
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={words.menu.supervision}>
      <ul>
        {data.items.map(({ id, measure, reason, openedAt, clearedAt }) => (
          <li key={id}>
            {words.case.measures[measure]} · {reason} · {dayAndTime(openedAt, language)}
            {clearedAt && ` – ${dayAndTime(clearedAt, language)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
