import type { Words } from '../words/zh.js';
import type { Language } from '../words/use-words.js';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const made = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
  formats.set(key, made);
  return made;
}

/** Day and time in the city, wherever the reader's device is. */
export const dayAndTime = (at: string | Date, language: Language): string =>
  format(language, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** The time of day in the city. */
export const timeOfDay = (at: string | Date, language: Language): string =>
  format(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** With the year. */
export const fullTime = (at: string | Date, language: Language): string =>
  format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** A span in the one or two units that matter: 2 天 3 小时. */
export function spanOf(milliseconds: number, { clock }: Words): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return hours > 0 ? `${clock.days(days)} ${clock.hours(hours)}` : clock.days(days);
  if (hours > 0) return rest > 0 ? `${clock.hours(hours)} ${clock.minutes(rest)}` : clock.hours(hours);
  return clock.minutes(rest);
}

/** 03月02日周一: a day with its name. */
export const dayOf = (at: string | number | Date, language: Language): string =>
  format(language, { month: '2-digit', day: '2-digit', weekday: 'short' }).format(new Date(at));
