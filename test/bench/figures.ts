/** What a scenario measured: a name as it is shown, and its value. Kept as JSON just so. */
export type Figures = Record<string, number | string>;

/** Milliseconds that a share of the samples stayed below. */
export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export function quantiles(samples: number[]): Quantiles {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** As in a table: p50 / p95 / p99. */
export const spread = (samples: number[]): string => {
  const { p50, p95, p99 } = quantiles(samples);
  return `${p50} / ${p95} / ${p99}`;
};

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A scenario's figures, one a line. */
export const table = (scenario: string, figures: Figures): string =>
  `\n${scenario}\n${Object.entries(figures)
    .map(([name, value]) => `  ${name.padEnd(62)} ${value}`)
    .join('\n')}\n`;
