/** The cities whose rules are shipped: 乐山, 宁乡, 济宁. */
export const CITY_PRESETS = ['leshan', 'ningxiang', 'jining'] as const;

export type CityPreset = (typeof CITY_PRESETS)[number];

/** What a city starts with, and the rule it comes from. */
export interface PolicyPreset<T> {
  value: T;
  clause: string;
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
