export { type Finding } from './checks/index.js';
export type { ProcessDefinition } from './definition.js';
export { ProcessDefinitionsModule } from './process-definitions.module.js';
export { ProcessDefinitions } from './process-definitions.service.js';
