import { Tag } from 'antd';
import { Countdown } from '../../parts/countdown.js';
import { useWords } from '../../words/use-words.js';
import type { CaseFile, Clock } from '../../parts/task/case-queries.js';
import { PapersMenu } from './papers-menu.js';

/** Number, title, state and running clocks. */
export function CaseHeading({ file }: { file: CaseFile }) {
  const { case: words } = useWords();
  return (
    <header className="case-heading">
      <h1>
        <span className="case-number">{file.number}</span> {file.title}
      </h1>
      <p className="case-tags">
        <Tag color="blue">{words.status[file.status] ?? file.status}</Tag>
        {file.urgency === 'urgent' && <Tag color="red">{words.urgency.urgent}</Tag>}
        {file.confidential && <Tag>{words.confidential}</Tag>}
        {file.reworkRound > 0 && <Tag color="orange">{words.round(file.reworkRound)}</Tag>}
        <PapersMenu caseId={file.id} />
        {file.returns > 0 && <Tag>{words.returns(file.returns)}</Tag>}
      </p>
      <ul className="case-clocks" aria-label={words.clocks}>
        {file.clocks.map((clock) => (
          <CaseClock key={clock.id} clock={clock} />
        ))}
      </ul>
    </header>
  );
}

function CaseClock({ clock }: { clock: Clock }) {
  const { clock: words } = useWords();
  return (
    <li>
      {words.measures[clock.measure] ?? clock.measure} <Countdown {...clock} />
      {clock.clause && <span className="quiet"> · {clock.clause}</span>}
    </li>
  );
}
