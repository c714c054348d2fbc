import { SystemClock } from './clock.js';

const START = Date.parse('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;

describe('the system clock', () => {
  let wall: number;
  let elapsed: number;
  let clock: SystemClock;
  const pass = (milliseconds: number): void => {
    wall += milliseconds;
    elapsed += milliseconds;
  };
  const shown = (): number => clock.now().getTime() - START;
  /** Somebody answers `instant` after `took` milliseconds. */
  const agree = (instant: number, took = 0, atMost?: number) =>
    clock.agree(() => {
      pass(took);
      return Promise.resolve(new Date(START + instant));
    }, atMost);

  beforeEach(() => {
    [wall, elapsed] = [START, 0];
    clock = new SystemClock({ wall: () => wall, elapsed: () => elapsed });
  });

  it('shows the time of the machine until a common time is agreed', () => {
    pass(1500);
    expect(shown()).toBe(1500);
  });

  it('carries the common time on, taking it as told halfway between question and answer', async () => {
    expect(await agree(HOUR, 100)).toBe(HOUR - 50);
    expect(shown()).toBe(HOUR + 50);
    pass(1000);
    expect(shown()).toBe(HOUR + 1050);
  });

  it('does not follow somebody who sets the clock of the machine', async () => {
    await agree(HOUR);
    wall -= HOUR;
    pass(10);
    expect(shown()).toBe(HOUR + 10);
  });

  it('does not believe an answer that took too long', async () => {
    await agree(HOUR);
    expect(await agree(2 * HOUR, 300, 200)).toBeNull();
    expect(shown()).toBe(HOUR + 300);
  });

  it('stands still instead of running backwards, unless the step is a large one', async () => {
    await agree(HOUR);
    expect(shown()).toBe(HOUR);
    await agree(HOUR - 400);
    expect(shown()).toBe(HOUR);
    pass(500);
    expect(shown()).toBe(HOUR + 100);
    await agree(0);
    expect(shown()).toBe(0);
  });
});
