import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/use-words.js';
import { ring } from './ring.js';

type Choice = [boolean, (on: boolean) => void];

/** Whether this device rings and shows notices; the browser is asked for leave by a button, never by itself. */
export function AlarmSwitches({ sound, desktop }: { sound: Choice; desktop: Choice }) {
  const { notices } = useWords().desks;
  return (
    <div className="alarm-switches">
      <label>
        <Switch size="small" checked={sound[0]} onChange={sound[1]} aria-label={notices.sound} /> {notices.sound}
      </label>
      <Button size="small" onClick={ring}>
        {notices.try}
      </Button>
      <DesktopLeave choice={desktop} />
    </div>
  );
}

function DesktopLeave({ choice: [on, choose] }: { choice: Choice }) {
  const { notices } = useWords().desks;
  const isKnown = typeof Notification !== 'undefined';
  const [leave, setLeave] = useState(isKnown ? Notification.permission : 'denied');
  if (leave === 'granted')
    return (
      <label>
        <Switch size="small" checked={on} onChange={choose} aria-label={notices.desktop} /> {notices.desktop}
      </label>
    );
  if (leave === 'denied') return <p className="quiet">{notices.denied}</p>;
  return (
    <Button size="small" onClick={() => void Notification.requestPermission().then(setLeave)}>
      {notices.allow}
    </Button>
  );
}
