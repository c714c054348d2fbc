/** A word in both languages of the screen. */
export interface Words {
  zh: string;
  en: string;
}

/** What a figure is called, and exactly what is counted over what. */
export interface FigureText {
  key: string;
  name: Words;
  definition: Words;
}

/** A figure as it is counted: conditions on the rows of its source. */
export interface FigureRule extends FigureText {
  numerator: string;
  /** Null for a plain count. */
  denominator: string | null;
  /** Counts cases, where a case may have several rows. */
  perCase?: boolean;
}

/**
 * Rows of one kind, each of a case `c`, and what is counted of them. The text may refer to the period as `$1` (from,
 * within) and `$2` (to, without), and to the present as `$3`.
 */
export interface FigureSource {
  from: string;
  where: string;
  /** Whose figure a row is; null is the centre's. */
  unit: string;
  rules: readonly FigureRule[];
}

/** What was counted; `rate` is null for a plain count and where there is nothing to divide by. */
export interface Counted {
  key: string;
  numerator: number;
  denominator: number | null;
  rate: number | null;
}

/** Four decimals. */
export function counted(key: string, numerator: number, denominator: number | null): Counted {
  const rate = denominator ? Math.round((10_000 * numerator) / denominator) / 10_000 : null;
  return { key, numerator, denominator, rate };
}
