import type { FollowUpAttempt } from '../../../../modules/follow-ups/index.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { useCaseList } from '../../parts/task/case-queries.js';
import { dayAndTime } from '../../parts/time.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import type { Sent } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';

export type Attempt = Sent<FollowUpAttempt>;

/** How often the citizen was asked, and what they said each time. */
export function Attempts({ caseId }: { caseId: string }) {
  const { followUp } = useSpeech().words.desks;
  const attempts = useCaseList<Attempt>(caseId, 'follow-ups');
  return (
    <Section title={followUp.attempts}>
      <Loaded query={attempts}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{followUp.noAttempts}</p>
          ) : (
            <ol>
              {items.map((attempt) => (
                <AttemptLine key={attempt.id} attempt={attempt} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

function AttemptLine({
  attempt: { round, reached, contacted, solved, satisfaction, reason, askedAt, askedBy },
}: {
  attempt: Attempt;
}) {
  const { words, language } = useSpeech();
  const { followUp } = words.desks;
  const { nameOf } = useCodeLists();
  const said = [
    round > 0 && words.case.round(round),
    reached ? followUp.reached : followUp.unreached,
    contacted !== null && followUp.contacted(contacted),
    solved !== null && followUp.solved(solved),
    satisfaction && nameOf('satisfaction', satisfaction),
    reason,
  ].filter(Boolean);
  return (
    <li>
      {said.join(' · ')} <span className="quiet">{`${askedBy} ${dayAndTime(askedAt, language)}`}</span>
    </li>
  );
}
