/** The cities whose rules are shipped: 乐山, 宁乡, 济宁. */
export const CITY_PRESETS = ['leshan', 'ningxiang', 'jining'] as const;

export type CityPreset = (typeof CITY_PRESETS)[number];

/** What a city starts with, and the rule it comes from. */
export interface PolicyPreset<T> {
  value: T;
  clause: string;
}

/** The clause of a rule that is ours until the city names its own. */
const UNFOUNDED = '预设值，无文件依据，请按本市规定调整';

/** What one city starts with. */
export const preset = <T>(value: T, clause = UNFOUNDED): PolicyPreset<T> => ({ value, clause });

/** The same start for every city. */
export function everywhere<T>(value: T, clause?: string): Record<CityPreset, PolicyPreset<T>> {
  return { leshan: preset(value, clause), ningxiang: preset(value, clause), jining: preset(value, clause) };
}

/** One kind of rule that is data: what it must look like, and what each city starts with. */
export interface PolicyKind<T extends object> {
  code: string;
  /** Class with class-validator decorators. */
  shape: new () => T;
  presets: Record<CityPreset, PolicyPreset<T>>;
}

/** One version of one rule. The newest is in force; none is ever changed. */
export interface PolicyVersion<T = object> {
  code: string;
  version: number;
  value: T;
  clause: string;
  publishedAt: Date;
  publishedBy: string;
}
