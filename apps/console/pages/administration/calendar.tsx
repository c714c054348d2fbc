import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import type { CalendarYear } from '../../../../modules/administration/index.js';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { dayOf } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useNow } from '../../parts/use-now.js';
import { read } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { useKeeps } from './use-keeps.js';

/** 日历: working hours, what the city says of single days, and what comes of it for a year. */
export function CalendarSection() {
  const { administration: words } = useWords();
  const [year, setYear] = useState(new Date(useNow()).getFullYear());
  const calendar = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => read<CalendarYear>('/calendar', { year }),
  });
  return (
    <>
      <div className="tools">
        <InputNumber
          aria-label={words.year}
          value={year}
          min={2000}
          max={2100}
          onChange={(chosen) => chosen && setYear(chosen)}
        />
      </div>
      <Loaded query={calendar}>
        {(found) => (
          <>
            <Hours key={JSON.stringify(found.windows)} windows={found.windows} />
            <OwnDays days={found.days} />
            <Irregular days={found.irregular} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Hours({ windows }: { windows: CalendarYear['windows'] }) {
  const { administration: words, actions } = useWords();
  const keeps = useKeeps();
  const shown = windows.map(({ from, to }) => `${from}-${to}`).join(', ');
  const [text, setText] = useState(shown);
  const { change, isPending } = useChange('calendar');
  return (
    <Section title={words.hours}>
      {keeps ? (
        <div className="tools">
          <Input aria-label={words.hours} value={text} onChange={(e) => setText(e.target.value)} />
          <span className="quiet">{words.hoursHint}</span>
          <Button
            loading={isPending}
            disabled={text === shown}
            onClick={() => void change('PUT', '/calendar/hours', { windows: windowsIn(text) })}
          >
            {actions.save}
          </Button>
        </div>
      ) : (
        <p>{shown}</p>
      )}
    </Section>
  );
}

/** The server says what is wrong with them. */
function windowsIn(text: string): CalendarYear['windows'] {
  return text.split(/[,，]/).map((span) => {
    const [from = '', to = ''] = span.trim().split(/\s*[-–]\s*/);
    return { from, to };
  });
}

function OwnDays({ days }: { days: CalendarYear['days'] }) {
  const { administration: words } = useWords();
  const keeps = useKeeps();
  const { change } = useChange('calendar');
  return (
    <Section title={words.ownDays}>
      {days.length === 0 && <Nothing />}
      <ul>
        {days.map(({ date, kind, name, note }) => (
          <li key={date}>
            {[date, words[kind], name, note].filter(Boolean).join(' · ')}{' '}
            {keeps && (
              <Button
                size="small"
                aria-label={`${words.remove} ${date}`}
                onClick={() => void change('DELETE', `/calendar/days/${date}`)}
              >
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {keeps && <NewDay />}
    </Section>
  );
}

interface Day {
  date: string;
  kind: 'holiday' | 'workday';
  name: string;
  note?: string;
}

function NewDay() {
  const { administration: words } = useWords();
  const [form] = Form.useForm<Day>();
  const { change, isPending } = useChange('calendar');
  const add = async ({ date, ...day }: Day) => {
    if (await change('PUT', `/calendar/days/${date}`, day)) form.resetFields();
  };
  return (
    <Form<Day> form={form} layout="inline" initialValues={{ kind: 'holiday' }} onFinish={(day) => void add(day)}>
      <Form.Item name="date" label={words.columns.date} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="kind">
        <Segmented
          options={[
            { value: 'holiday', label: words.holiday },
            { value: 'workday', label: words.workday },
          ]}
        />
      </Form.Item>
      <Form.Item name="name" label={words.dayName} rules={[{ required: true }]}>
        <Input />
      </Form.Item>
      <Form.Item name="note" label={words.columns.note}>
        <Input />
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        {words.add}
      </Button>
    </Form>
  );
}

function Irregular({ days }: { days: CalendarYear['irregular'] }) {
  const { words, language } = useSpeech();
  const { administration } = words;
  return (
    <Section title={administration.irregular}>
      <ul className="irregular">
        {days.map(({ date, worked }) => (
          <li key={date}>
            {dayOf(`${date}T12:00:00+08:00`, language)} {worked ? administration.workday : administration.holiday}
          </li>
        ))}
      </ul>
    </Section>
  );
}
