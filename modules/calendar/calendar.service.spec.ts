import { createTestDatabase } from '../../test/support/index.js';
import { CalendarService } from './index.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const holiday = (date: string) => ({ date, kind: 'holiday' as const, name: '彝族年', note: '马边、峨边' });

describe('the city calendar', () => {
  it('starts as the national calendar with hours 09:00–17:00', async () => {
    const service = new CalendarService();
    expect(await service.hours(test.database)).toEqual([{ from: '09:00', to: '17:00' }]);
    const calendar = await service.current(test.database);
    expect(calendar.workingDayMs).toBe(8 * 3_600_000);
    expect(calendar.isWorkingDay('2026-10-10')).toBe(true);
  });

  it('is not read again while nothing changed', async () => {
    const service = new CalendarService();
    expect(await service.current(test.database)).toBe(await service.current(test.database));
  });

  it('shows a change at once, on every node', async () => {
    const [here, there] = [new CalendarService(), new CalendarService()];
    await there.current(test.database);
    await test.database.transaction((tx) => here.setDay(tx, holiday('2026-11-23')));
    expect((await there.current(test.database)).isWorkingDay('2026-11-23')).toBe(false);
    expect(await here.days(test.database, 2026)).toEqual([holiday('2026-11-23')]);
    expect(await test.database.transaction((tx) => here.removeDay(tx, '2026-11-23'))).toBe(true);
    expect(await test.database.transaction((tx) => here.removeDay(tx, '2026-11-23'))).toBe(false);
    expect((await there.current(test.database)).isWorkingDay('2026-11-23')).toBe(true);
  });

  it('forgets a change that was rolled back', async () => {
    const service = new CalendarService();
    const undone = test.database.transaction(async (tx) => {
      await service.setDay(tx, holiday('2026-11-24'));
      expect((await service.current(tx)).isWorkingDay('2026-11-24')).toBe(false);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect((await service.current(test.database)).isWorkingDay('2026-11-24')).toBe(true);
    await test.database.transaction((tx) => service.setDay(tx, holiday('2026-11-25')));
    expect((await service.current(test.database)).isWorkingDay('2026-11-24')).toBe(true);
  });

  it('keeps hours as windows, to midnight if need be', async () => {
    const service = new CalendarService();
    const windows = [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '24:00' },
    ];
    await test.database.transaction((tx) => service.setHours(tx, windows));
    expect(await service.hours(test.database)).toEqual(windows);
    expect((await service.current(test.database)).workingDayMs).toBe(13 * 3_600_000);
  });

  it('refuses hours that overlap and dates that do not exist', async () => {
    const service = new CalendarService();
    const overlap = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '12:00' },
    ];
    await expect(test.database.transaction((tx) => service.setHours(tx, overlap))).rejects.toThrow('overlap');
    await expect(test.database.transaction((tx) => service.setDay(tx, holiday('2026-02-30')))).rejects.toThrow('date');
  });
});
