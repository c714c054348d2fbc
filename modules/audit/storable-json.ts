// In the output of JSON.stringify every escape is two characters, or \uXXXX of a control character or a lone surrogate.
const REFUSED_BY_JSONB = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g;

const withoutBigInt = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/**
 * A copy of `value` that PostgreSQL's jsonb gives back unchanged: what JSON drops is dropped, dates become ISO
 * strings, NaN and infinities null, big integers strings; NUL and lone surrogates, which jsonb refuses, become U+FFFD.
 */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value, withoutBigInt) as string | undefined;
  if (json === undefined) return null as T;
  const accepted = json.replace(REFUSED_BY_JSONB, (escape) => (escape.length > 2 ? '\\ufffd' : escape));
  return JSON.parse(accepted) as T;
}
