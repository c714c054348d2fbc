/** One fault or warning of a diagram; while any is an error, the diagram cannot be published. */
export interface Finding {
  /** Element it concerns; null when it concerns the whole diagram. */
  elementId: string | null;
  /** Name of the rule, e.g. `flow-target-missing`. */
  rule: string;
  severity: 'error' | 'warning';
  /** In English. */
  message: string;
  /** In Chinese. */
  messageZh: string;
}

/** What a check may know besides the diagram. */
export interface CheckContext {
  /** Names of the registered service-task handlers. */
  taskTypes: readonly string[];
  /** Keys of published processes that may be called. */
  publishedKeys: readonly string[];
}
