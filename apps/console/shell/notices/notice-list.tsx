import './notices.css';
import { Button } from 'antd';
import { Link } from 'react-router';
import { nameOfAlarm, type Alarm } from '../../parts/alarms.js';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { dayAndTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useSpeech } from '../../words/use-words.js';
import { useNotices, type Notice } from './notices-queries.js';

interface Props {
  alarms: Alarm[];
  close(): void;
}

/** Alarms for the reader on top, then what they were told. */
export function NoticeList({ alarms, close }: Props) {
  const { words } = useSpeech();
  const { notices } = words.desks;
  const told = useNotices();
  const { change, isPending } = useChange('notifications');
  return (
    <>
      <Alarms alarms={alarms} close={close} />
      <Loaded query={told}>
        {({ items, unread }) => (
          <>
            <Button
              disabled={unread === 0}
              loading={isPending}
              onClick={() => void change('POST', '/notifications/read-all')}
            >
              {notices.readAll}
            </Button>
            {items.length === 0 && <Nothing text={notices.none} />}
            <ul className="notices">
              {items.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} close={close} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}

function Alarms({ alarms, close }: Props) {
  const { words, language } = useSpeech();
  if (alarms.length === 0) return null;
  return (
    <>
      <h2>{words.desks.notices.alarms}</h2>
      <ul className="notices">
        {alarms.map((alarm) => (
          <li key={alarm.id} className="unread">
            {nameOfAlarm(alarm, words)}{' '}
            <Link to="/duty" onClick={close}>
              {`${alarm.caseNumber} ${alarm.caseTitle}`}
            </Link>{' '}
            <span className="quiet">{dayAndTime(alarm.raisedAt, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NoticeLine({ notice, close }: { notice: Notice; close(): void }) {
  const { words, language } = useSpeech();
  const { notices } = words.desks;
  const { change } = useChange('notifications');
  const read = () => void change('POST', `/notifications/${notice.id}/read`);
  return (
    <li className={notice.readAt ? '' : 'unread'}>
      <b>{notice.subject}</b>
      <p>{notice.body}</p>
      <span className="quiet">{dayAndTime(notice.createdAt, language)} </span>
      {notice.caseId && (
        <Link
          to={`/cases/${notice.caseId}`}
          onClick={() => {
            if (!notice.readAt) read();
            close();
          }}
        >
          {notices.openCase}
        </Link>
      )}
      {!notice.readAt && (
        <Button size="small" type="link" onClick={read}>
          {notices.markRead}
        </Button>
      )}
    </li>
  );
}
