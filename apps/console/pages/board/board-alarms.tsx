import { dayAndTime } from '../../parts/time.js';
import { useAlarms, nameOfAlarm } from '../../parts/alarms.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech } from '../../words/use-words.js';

const SHOWN = 6;

/** The newest alarms that nobody answered. */
export function BoardAlarms() {
  const { words, language } = useSpeech();
  const { board } = words.desks;
  const unit = useUnitName();
  const { data } = useAlarms();
  const alarms = data?.items ?? [];
  return (
    <section className="board-list">
      <h2>{board.alarms}</h2>
      {data && alarms.length === 0 && <p className="board-none">{board.noAlarms}</p>}
      <ul>
        {alarms.slice(0, SHOWN).map((alarm) => (
          <li key={alarm.id}>
            <span className="board-title">
              <b className={`alarm-${alarm.kind}`}>{nameOfAlarm(alarm, words)}</b> {alarm.caseTitle}
            </span>
            <span className="board-unit">{unit(alarm.unitCode)}</span>
            <span className="board-limit">{dayAndTime(alarm.raisedAt, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
