export { buildModel } from './build-model.js';
export { readDiagram, type Diagram } from './read-diagram.js';
export { EVENT_KINDS } from './event-model.js';
export * from './process-model.js';
export { TASK_VERBS, type TaskVerb } from './task-verbs.js';
