import { Countdown } from '../../parts/countdown.js';
import { useUnitName } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';
import type { Board } from './board-page.js';

/** As many as the screen holds without scrolling. */
const SHOWN = 6;

/** Urgent cases whose limits run, what ends first on top. */
export function UrgentCases({ urgent, total }: { urgent: Board['urgent']; total: number }) {
  const { desks } = useWords();
  const unit = useUnitName();
  return (
    <section className="board-list">
      <h2>{desks.board.urgent}</h2>
      {urgent.length === 0 && <p className="board-none">{desks.board.noUrgent}</p>}
      <ul>
        {urgent.slice(0, SHOWN).map(({ caseId, title, leadUnit, measure, dueAt, warnAt }) => (
          <li key={caseId}>
            <span className="board-title">{title}</span>
            <span className="board-unit">{unit(leadUnit)}</span>
            <span className="board-limit">
              {measure && (desks.limits[measure] ?? measure)} <Countdown dueAt={dueAt} warnAt={warnAt} />
            </span>
          </li>
        ))}
      </ul>
      {total > SHOWN && <p className="board-none">{desks.board.andMore(total - SHOWN)}</p>}
    </section>
  );
}
