import type { Rule } from '../rule.js';
import { BOUNDARY_RULES } from './boundaries.js';
import { CALL_RULES } from './calls.js';
import { COLLABORATION_RULES } from './collaborations.js';
import { COMPENSATION_RULES } from './compensation.js';
import { DATA_RULES } from './data.js';
import { DRAWING_RULES } from './drawings.js';
import { EVENT_KIND_RULES } from './event-kinds.js';
import { EXPRESSION_RULES } from './expressions.js';
import { EXTENSION_RULES } from './extensions.js';
import { FLOW_RULES } from './flows.js';
import { GATEWAY_RULES } from './gateways.js';
import { INPUT_OUTPUT_RULES } from './input-output.js';
import { INSTANCE_RULES } from './instances.js';
import { LINK_RULES } from './links.js';
import { LOOP_RULES } from './loops.js';
import { OPERATION_RULES } from './operations.js';
import { PATH_RULES } from './paths.js';
import { PROCESS_RULES } from './processes.js';
import { READING_RULES } from './reading.js';
import { REFERENCE_RULES } from './references.js';
import { RESOURCE_RULES } from './resources.js';
import { SCRIPT_RULES } from './scripts.js';
import { START_RULES } from './starts.js';
import { SUB_PROCESS_RULES } from './sub-processes.js';
import { TASK_RULES } from './tasks.js';
import { TIMER_RULES } from './timers.js';
import { TRIGGER_RULES } from './triggers.js';
import { UNSUPPORTED_RULES } from './unsupported.js';
import { VALUE_RULES } from './values.js';
import { VARIABLE_RULES } from './variables.js';

/** Every rule that a diagram is held against, in the order of their findings. */
export const RULES: readonly Rule[] = [
  ...READING_RULES,
  ...REFERENCE_RULES,
  ...VALUE_RULES,
  ...PROCESS_RULES,
  ...UNSUPPORTED_RULES,
  ...EVENT_KIND_RULES,
  ...SCRIPT_RULES,
  ...EXTENSION_RULES,
  ...EXPRESSION_RULES,
  ...START_RULES,
  ...SUB_PROCESS_RULES,
  ...PATH_RULES,
  ...FLOW_RULES,
  ...GATEWAY_RULES,
  ...BOUNDARY_RULES,
  ...COMPENSATION_RULES,
  ...LINK_RULES,
  ...TRIGGER_RULES,
  ...TIMER_RULES,
  ...LOOP_RULES,
  ...INSTANCE_RULES,
  ...CALL_RULES,
  ...TASK_RULES,
  ...VARIABLE_RULES,
  ...INPUT_OUTPUT_RULES,
  ...DATA_RULES,
  ...OPERATION_RULES,
  ...RESOURCE_RULES,
  ...COLLABORATION_RULES,
  ...DRAWING_RULES,
];
