import { Transform } from 'class-transformer';

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** Of the city, all year. */
const OFFSET = '+08:00';

/**
 * The instant an ISO 8601 date or date and time names; null for anything else. Without an offset it is read in the time of
 * the city, and a day is its beginning there: the zone of the machine does not matter.
 */
export function instantOf(value: unknown): Date | null {
  const [, day, time = '00:00', offset = OFFSET] = (typeof value === 'string' && DATE_TIME.exec(value)) || [];
  const instant = day ? new Date(`${day}T${time.replace(',', '.')}${offset.toUpperCase()}`) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** A field of a request that names an instant; what `instantOf` cannot read stays as it is, for `IsDate` to refuse. */
export const Instant = (): PropertyDecorator => Transform(({ value }) => instantOf(value) ?? (value as unknown));
