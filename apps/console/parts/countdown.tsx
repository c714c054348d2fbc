import { ClockCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { useSpeech } from '../words/use-words.js';
import { dayAndTime, spanOf } from './time.js';
import { useNow } from './use-now.js';

type Urgency = 'running' | 'warned' | 'breached';

const ICONS = { running: ClockCircleOutlined, warned: WarningFilled, breached: ExclamationCircleFilled };

interface Props {
  dueAt: string | null;
  /** From when on it is nearly late. */
  warnAt?: string | null;
  /** The rule it follows. */
  clause?: string | null;
}

/** How long something may still take, in words, colour and sign, with the instant beside it. */
export function Countdown({ dueAt, warnAt, clause }: Props) {
  const now = useNow();
  const { words, language } = useSpeech();
  if (!dueAt) return <span className="quiet">{words.clock.none}</span>;
  const left = Date.parse(dueAt) - now;
  const urgency = urgencyOf(left, warnAt ? Date.parse(warnAt) - now : null);
  const Icon = ICONS[urgency];
  const span = spanOf(left, words);
  return (
    <span className={`countdown countdown-${urgency}`} title={clause ?? words.clock[urgency]}>
      <Icon aria-hidden /> <b>{words.clock[urgency]}</b> {left >= 0 ? words.clock.left(span) : words.clock.over(span)}
      <span className="countdown-at"> {dayAndTime(dueAt, language)}</span>
    </span>
  );
}

function urgencyOf(left: number, untilWarning: number | null): Urgency {
  if (left < 0) return 'breached';
  return untilWarning !== null && untilWarning <= 0 ? 'warned' : 'running';
}
