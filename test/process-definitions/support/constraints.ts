import type { Constraint } from './checking.js';
import { CONSTRAINTS_ON_DATA, CONSTRAINTS_ON_SETS } from './constraints-on-data.js';
import { CONSTRAINTS_ON_COMPENSATION, CONSTRAINTS_ON_EVENTS } from './constraints-on-events.js';
import { CONSTRAINTS_ON_DRAWINGS, CONSTRAINTS_ON_POOLS, CONSTRAINTS_ON_VALUES } from './constraints-on-files.js';
import { CONSTRAINTS_ON_SERVICES } from './constraints-on-services.js';
import { CONSTRAINTS_ON_INSTANCES, CONSTRAINTS_ON_WAYS } from './constraints-on-ways.js';

/** Constraints of BPMN 2.0.2, by what they are about. */
export const CONSTRAINTS: Record<string, Constraint[]> = {
  events: CONSTRAINTS_ON_EVENTS,
  compensation: CONSTRAINTS_ON_COMPENSATION,
  ways: CONSTRAINTS_ON_WAYS,
  instances: CONSTRAINTS_ON_INSTANCES,
  sets: CONSTRAINTS_ON_SETS,
  data: CONSTRAINTS_ON_DATA,
  services: CONSTRAINTS_ON_SERVICES,
  pools: CONSTRAINTS_ON_POOLS,
  values: CONSTRAINTS_ON_VALUES,
  drawings: CONSTRAINTS_ON_DRAWINGS,
};
