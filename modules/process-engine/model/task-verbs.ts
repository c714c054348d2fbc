/** What `lx:step actions` may allow people to do with a task besides completing it. */
export const TASK_VERBS = [
  'return',
  'transfer',
  'delegate',
  'extend',
  'add-signer',
  'counter-sign',
  'copy',
  'urge',
  'withdraw',
] as const;

export type TaskVerb = (typeof TASK_VERBS)[number];
