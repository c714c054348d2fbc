/** How the rules of a table that match become one answer, as DMN 1.3 says. */
export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

/** One decision of a DMN file. Expressions are FEEL without a leading `=`. */
export interface Decision {
  /** Its id in the file; business rule tasks name it. */
  key: string;
  name: string;
  /** Keys of the decisions whose answers it reads, by their names. */
  requires: string[];
  logic: DecisionTable | LiteralExpression;
}

export interface LiteralExpression {
  kind: 'expression';
  text: string;
}

export interface DecisionTable {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation: Aggregation | null;
  /** What each column of conditions looks at. */
  inputs: string[];
  outputs: Output[];
  rules: Rule[];
}

export interface Output {
  name: string;
  /** Values in order of priority, FEEL; empty when none are given. */
  values: string[];
  /** What it is when no rule matches, FEEL. */
  fallback: string | null;
}

/** One row: unary tests for the inputs, expressions for the outputs. */
export interface Rule {
  id: string;
  tests: string[];
  entries: string[];
}
