import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { nameOfAlarm, type Alarm } from '../../parts/alarms.js';
import { Nothing } from '../../parts/loaded.js';
import { Unread, usePages } from '../../parts/pages-of.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech } from '../../words/use-words.js';

type State = 'open' | 'acknowledged';

/** 告警: yellow and red cards in sight; whoever answers one keeps the others from being called. */
export function AlarmsPart() {
  const { words } = useSpeech();
  const { duty } = words.desks;
  const [state, setState] = useState<State>('open');
  const chooser = (
    <Segmented<State>
      value={state}
      onChange={setState}
      options={[
        { value: 'open', label: duty.open },
        { value: 'acknowledged', label: duty.acknowledged },
      ]}
    />
  );
  return (
    <Section title={duty.alarms} extra={chooser}>
      <AlarmList state={state} />
    </Section>
  );
}

function AlarmList({ state }: { state: State }) {
  const { actions } = useSpeech().words;
  const pages = usePages<Alarm>('alarms', '/alarms', { state, limit: 8 });
  if (!pages.data) return <Unread pages={pages} />;
  const alarms = pages.data.pages.flatMap(({ items }) => items);
  if (alarms.length === 0) return <Nothing />;
  return (
    <>
      <ul className="alarms">
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {actions.more}
        </Button>
      )}
    </>
  );
}

function AlarmLine({ alarm }: { alarm: Alarm }) {
  const { words, language } = useSpeech();
  const { duty } = words.desks;
  const unit = useUnitName();
  const { change, isPending } = useChange('alarms', 'case');
  const called = [...new Set(alarm.called.map(({ username }) => username))].join('、');
  return (
    <li>
      <b className={`alarm-name alarm-${alarm.kind}`}>{nameOfAlarm(alarm, words)}</b>
      <span className="alarm-what">
        <Link to={`/cases/${alarm.caseId}`}>{`${alarm.caseNumber} ${alarm.caseTitle}`}</Link>
        <span className="quiet">
          {' '}
          {unit(alarm.unitCode)} · {dayAndTime(alarm.raisedAt, language)}
          {called && ` · ${duty.called} ${called}`}
          {alarm.acknowledgedBy && ` · ${duty.by(alarm.acknowledgedBy)}`}
        </span>
      </span>
      {!alarm.acknowledgedAt && (
        <Button loading={isPending} onClick={() => void change('POST', `/alarms/${alarm.id}/acknowledgement`)}>
          {duty.acknowledge}
        </Button>
      )}
    </li>
  );
}
