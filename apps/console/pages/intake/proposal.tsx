import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CategoryGuess, IntakeProposal } from '../../../../modules/cases/index.js';
import { Countdown } from '../../parts/countdown.js';
import { Section } from '../../parts/section.js';
import { useSettled } from '../../parts/use-settled.js';
import { useUnitName } from '../../parts/use-units.js';
import { send, type Sent } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import { withoutBlanks } from './intake-draft.js';
import type { Intake } from './intake-fields.js';

type Proposed = Sent<IntakeProposal>;

const SETTLED = 250;

/** Where the matter would go and by when, as it stands; one press takes the category. */
export function Proposal({ entered, take }: { entered: Intake; take(category: string): void }) {
  const { intake } = useWords();
  const { channel, nature, urgency, category, place, title, content } = entered;
  const facts = withoutBlanks({ channel, nature, urgency, category, place, title, content });
  const matter = useSettled(facts, SETTLED);
  const { data } = useQuery({
    queryKey: ['proposal', matter],
    queryFn: () => send<Proposed>('POST', '/cases/proposal', matter),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={intake.proposal}>
      {data && <Categories guesses={data.categories} take={take} />}
      {data && <Course proposed={data} />}
    </Section>
  );
}

function Categories({ guesses, take }: { guesses: CategoryGuess[]; take(category: string): void }) {
  const { intake } = useWords();
  return (
    <ul className="guesses">
      {guesses.map(({ code, name, because }) => (
        <li key={code}>
          <Button size="small" onClick={() => take(code)}>
            {intake.take(`${code} ${name}`)}
          </Button>{' '}
          <span className="quiet">
            {because.map(({ kind, found }) => intake.because[kind](found.join('、'))).join('；')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Course({ proposed: { dispatch, process, limits } }: { proposed: Proposed }) {
  const { intake } = useWords();
  const unitName = useUnitName();
  return (
    <>
      {dispatch ? (
        <p>
          {intake.lead}：<b>{unitName(dispatch.leadUnit)}</b>
          {dispatch.coUnits.length > 0 && `；${intake.coUnits}：${dispatch.coUnits.map(unitName).join('、')}`}
          <br />
          <span className="quiet">
            {intake.clause}：{dispatch.clause} · {intake.process}：{intake.processes[process] ?? process}
          </span>
        </p>
      ) : (
        <p className="quiet">{intake.nothingProposed}</p>
      )}
      <h3>{limits.length > 0 ? intake.limits : intake.noLimits}</h3>
      <ul className="proposed-limits">
        {limits.map(({ measure, dueAt, warnAt, clause }) => (
          <li key={measure}>
            {intake.measures[measure] ?? measure} <Countdown dueAt={dueAt} warnAt={warnAt} clause={clause} />
            <div className="quiet">{clause}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
