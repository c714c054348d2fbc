/** A promise with a day in it. */
export interface DatedPromise {
  /** `YYYY-MM-DD`. */
  dueOn: string;
  /** The clause it stands in. */
  text: string;
}

const DAY = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号]|(底|末))/g;
/** What makes a day a promise: something will be done by it. */
const DOING = /前|内|底|完成|完工|建成|竣工|解决|整改|修复|恢复|投用|开通|开工|答复|办结|发放|到位/;

/** Finds dated promises in a reply (“12月30日建设完成”); days that are over on `today` (`YYYY-MM-DD`) are none. */
export function findPromises(reply: string, today: string): DatedPromise[] {
  const clauses = reply.split(/[，。；！？\n]/).map((clause) => clause.trim());
  const found = clauses.filter((clause) => DOING.test(clause)).flatMap((clause) => daysIn(clause, today));
  return found.filter(({ dueOn }, index) => found.findIndex((other) => other.dueOn === dueOn) === index);
}

function daysIn(text: string, today: string): DatedPromise[] {
  return [...text.matchAll(DAY)].flatMap(([, year, month = '', day, end]) => {
    const dueOn = dayOf({ year, month, day: end ? undefined : day }, today);
    return dueOn !== null && dueOn > today ? [{ dueOn, text }] : [];
  });
}

/** Without a year the next such day; without a day the last of the month; null for a day no calendar has. */
function dayOf({ year, month, day }: { year?: string; month: string; day?: string }, today: string): string | null {
  const said = (inYear: number) => isoDay(inYear, Number(month), day === undefined ? null : Number(day));
  if (year) return said(Number(year));
  const thisYear = said(Number(today.slice(0, 4)));
  return thisYear !== null && thisYear > today ? thisYear : said(Number(today.slice(0, 4)) + 1);
}

function isoDay(year: number, month: number, day: number | null): string | null {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const chosen = day ?? last;
  if (month < 1 || month > 12 || chosen < 1 || chosen > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(chosen).padStart(2, '0')}`;
}
