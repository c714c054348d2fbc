import { cityTime, SimulatedClock } from '../../modules/kernel/index.js';
import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Journey } from './support/journey.js';
import {
  consulted,
  dispatched,
  dispatchedUrgently,
  present,
  SHIPPED_TIMERS,
  untilInstant,
  waitingAt,
  type ShippedTimer,
} from './support/shipped-timers.js';

/** An instant by the clock on the wall in the city. */
const at = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+08:00`);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECOND = 1000;

/**
 * 国庆 2026 as the State Council arranged it: off from Thursday 1 to Wednesday 7 October, worked on Saturday 10. Everything
 * here begins on Wednesday 30 September after work, which is from nine to five; so working time begins on 8 October at nine.
 */
const AFTER_WORK = at('2026-09-30 18:00');

let hotline: Hotline;
beforeAll(async () => {
  hotline = await Hotline.open({}, new SimulatedClock(AFTER_WORK - Date.now()));
}, 60_000);
afterAll(() => hotline.close());

const element = (name: string): ShippedTimer => SHIPPED_TIMERS.find((timer) => timer.element === name)!;
const LONG_CONSULTATION: ShippedTimer = {
  ...element('OpinionsDue'),
  reach: (journey) => consulted(journey, { opinionHours: 20 }),
};

/** Limits are those of domain.md §3 for 乐山 and of the policies that the processes name, added up by hand. */
const TIMERS: { rule: string; timer: ShippedTimer; due: string | number }[] = [
  { rule: '响应预警, ten minutes, 24×7', timer: element('RespondSoon'), due: 10 * MINUTE },
  { rule: '响应, twenty minutes, 24×7', timer: element('RespondLate'), due: 20 * MINUTE },
  { rule: '签到, half an hour after an hour, 24×7', timer: element('TooLate'), due: 90 * MINUTE },
  { rule: '再次回访, four hours, 24×7', timer: element('TryAgain'), due: 4 * HOUR },
  { rule: '催办反馈, 4 working hours: the 8th from nine', timer: element('Late'), due: '2026-10-08 13:00' },
  { rule: '会商意见, 16 working hours: the 8th and 9th', timer: element('OpinionsDue'), due: '2026-10-09 17:00' },
  { rule: '会商意见, 20 working hours: into the make-up day', timer: LONG_CONSULTATION, due: '2026-10-10 13:00' },
];

interface Waiting {
  journey: Journey;
  dueAt: number;
  effect: string;
}

describe('across 国庆 with its make-up day', () => {
  const waits: Waiting[] = [];

  it.each(TIMERS)('$rule', async ({ timer, due }) => {
    const before = (await present(hotline)).getTime();
    const { journey, dueAt } = await waitingAt(hotline, timer);
    const after = (await present(hotline)).getTime();
    waits.push({ journey, dueAt, effect: timer.effect });
    const [earliest, latest] = typeof due === 'string' ? [at(due), at(due)] : [before + due, after + due];
    expect(dueAt).toBeGreaterThanOrEqual(earliest);
    expect(dueAt).toBeLessThanOrEqual(latest);
  });

  it('clocks of the case in working days end on the days the calendar says, those in hours do not move', async () => {
    const ends = async (urgency: string, dispatch: (journey: Journey) => Promise<void>) => {
      const journey = new Journey(hotline, await hotline.register({ urgency }));
      await dispatch(journey);
      const clocks = await runSql<{ measure: string; started: Date; due: Date }>(
        hotline.db.url,
        'SELECT measure, started_at AS started, due_at AS due FROM sla_clock WHERE case_id = $1',
        [journey.caseId],
      );
      return new Map(clocks.map(({ measure, started, due }) => [measure, { due: +due, took: +due - +started }]));
    };
    const general = await ends('general', dispatched);
    // 联系 1 working day; 回复 5: the 8th, 9th, 10th (made up), 12th and 13th
    expect(general.get('contact')?.due).toBe(at('2026-10-08 17:00'));
    expect(general.get('reply')?.due).toBe(at('2026-10-13 17:00'));
    const urgent = await ends('urgent', dispatchedUrgently);
    expect(urgent.get('respond')?.took).toBe(20 * MINUTE);
    expect(urgent.get('reply')?.took).toBe(24 * HOUR);
  });

  it('each timer fires then: not a second before, and once', async () => {
    expect(waits).toHaveLength(TIMERS.length);
    for (const { journey, dueAt, effect } of waits.toSorted((a, b) => a.dueAt - b.dueAt)) {
      await untilInstant(hotline, dueAt - SECOND);
      const before = await journey.times(effect);
      await untilInstant(hotline, dueAt + SECOND);
      expect(await journey.times(effect)).toBe(before + 1);
    }
  });

  it('逢6调度 is held on the 6th, and 领导接听 of Wednesday the 7th on the 8th', async () => {
    const meetings = await runSql<{ kind: string; planned: Date }>(
      hotline.db.url,
      'SELECT kind, planned_at AS planned FROM meeting ORDER BY planned_at',
    );
    expect(meetings.map(({ kind, planned }) => [kind, cityTime(planned)])).toEqual([
      ['dispatch', '2026-10-06 09:00'],
      ['reception', '2026-10-08 09:00'],
    ]);
  });
});
