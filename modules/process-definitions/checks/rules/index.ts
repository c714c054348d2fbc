import type { Rule } from '../rule.js';
import { BOUNDARY_RULES } from './boundaries.js';
import { CALL_RULES } from './calls.js';
import { EXPRESSION_RULES } from './expressions.js';
import { EXTENSION_RULES } from './extensions.js';
import { FLOW_RULES } from './flows.js';
import { GATEWAY_RULES } from './gateways.js';
import { LINK_RULES } from './links.js';
import { LOOP_RULES } from './loops.js';
import { PATH_RULES } from './paths.js';
import { PROCESS_RULES } from './processes.js';
import { READING_RULES } from './reading.js';
import { REFERENCE_RULES } from './references.js';
import { SCRIPT_RULES } from './scripts.js';
import { START_RULES } from './starts.js';
import { TASK_RULES } from './tasks.js';
import { TIMER_RULES } from './timers.js';
import { TRIGGER_RULES } from './triggers.js';
import { UNSUPPORTED_RULES } from './unsupported.js';
import { VARIABLE_RULES } from './variables.js';

/** Every rule that a diagram is held against, in the order of their findings. */
export const RULES: readonly Rule[] = [
  ...READING_RULES,
  ...REFERENCE_RULES,
  ...PROCESS_RULES,
  ...UNSUPPORTED_RULES,
  ...SCRIPT_RULES,
  ...EXTENSION_RULES,
  ...EXPRESSION_RULES,
  ...START_RULES,
  ...PATH_RULES,
  ...FLOW_RULES,
  ...GATEWAY_RULES,
  ...BOUNDARY_RULES,
  ...LINK_RULES,
  ...TRIGGER_RULES,
  ...TIMER_RULES,
  ...LOOP_RULES,
  ...CALL_RULES,
  ...TASK_RULES,
  ...VARIABLE_RULES,
];
