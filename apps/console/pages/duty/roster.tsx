import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { DutyShift, UnitPerson } from '../../../../modules/organisation/index.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { dayOf } from '../../parts/time.js';
import { useNow } from '../../parts/use-now.js';
import { read, type Listed, type Sent } from '../../server/call.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { PlanShift } from './plan-shift.js';
import { ShiftLine } from './shift-line.js';
import { daysOf, later, touches, weekOf } from './week.js';

export type Shift = Sent<DutyShift>;
export type Person = Sent<UnitPerson>;

/** 值班表: one week of a unit's shifts; heads and leaders plan them. */
export function Roster({ unitCode }: { unitCode: string }) {
  const { duty } = useWords().desks;
  const now = useNow();
  const [weeks, setWeeks] = useState(0);
  const [planning, setPlanning] = useState(false);
  const start = later(weekOf(now), weeks);
  const shifts = useShifts(unitCode, start);
  const people = usePeople(unitCode);
  const mayPlan = holdsRole(useAccount(), ['reviewer', 'leader']);
  return (
    <Section title={duty.roster} extra={<WeekChooser start={start} weeks={weeks} go={setWeeks} />}>
      <Loaded query={shifts}>
        {({ items }) => (
          <ul className="roster">
            {daysOf(start).map((day) => (
              <Day key={day} day={day} shifts={items} people={people} mayPlan={mayPlan} />
            ))}
          </ul>
        )}
      </Loaded>
      {mayPlan && <Button onClick={() => setPlanning(true)}>{duty.add}</Button>}
      {planning && <PlanShift {...{ unitCode, people, start }} close={() => setPlanning(false)} />}
    </Section>
  );
}

const useShifts = (unitCode: string, start: number) =>
  useQuery({
    queryKey: ['duty', unitCode, 'shifts', start],
    queryFn: () =>
      read<Listed<Shift>>(`/units/${unitCode}/duty-shifts`, {
        from: new Date(start).toISOString(),
        to: new Date(later(start, 1)).toISOString(),
      }),
  });

function usePeople(unitCode: string): Person[] {
  const { data } = useQuery({
    queryKey: ['duty', unitCode, 'people'],
    queryFn: () => read<Listed<Person>>(`/units/${unitCode}/people`),
  });
  return data?.items ?? [];
}

function WeekChooser({ start, weeks, go }: { start: number; weeks: number; go(weeks: number): void }) {
  const { words, language } = useSpeech();
  const { duty } = words.desks;
  const days = daysOf(start);
  return (
    <span className="desk-actions">
      <Button onClick={() => go(weeks - 1)}>{duty.earlier}</Button>
      <span>{duty.week(dayOf(days[0] ?? start, language), dayOf(days[6] ?? start, language))}</span>
      <Button onClick={() => go(weeks + 1)}>{duty.later}</Button>
      {weeks !== 0 && (
        <Button type="link" onClick={() => go(0)}>
          {duty.thisWeek}
        </Button>
      )}
    </span>
  );
}

interface DayProps {
  day: number;
  shifts: Shift[];
  people: Person[];
  mayPlan: boolean;
}

function Day({ day, shifts, people, mayPlan }: DayProps) {
  const { words, language } = useSpeech();
  const own = shifts.filter((shift) => touches(shift, day));
  return (
    <li>
      <b>{dayOf(day, language)}</b>
      {own.length === 0 && <span className="quiet">{words.desks.duty.off}</span>}
      {own.map((shift) => (
        <ShiftLine key={shift.id} shift={shift} people={people} mayPlan={mayPlan} />
      ))}
    </li>
  );
}
