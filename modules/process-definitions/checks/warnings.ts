/** What a pattern captures in the warnings of bpmn-moddle that it matches. */
export const captured = (warnings: readonly string[], pattern: RegExp): string[] =>
  warnings.flatMap((warning) => pattern.exec(warning)?.[1] ?? []);
