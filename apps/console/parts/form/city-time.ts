import dayjs, { type Dayjs } from 'dayjs';

const WALL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** How a date picker shows an instant: as the clocks of the city do, wherever the device is. */
export const asPicked = (at: unknown) => ({
  value: typeof at === 'string' ? dayjs(WALL.format(new Date(at))) : undefined,
});

/** The instant that was picked, by the clocks of the city. */
export const fromPicked = (picked: Dayjs | null): string | null =>
  picked && `${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`;
