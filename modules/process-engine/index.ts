export { assertVariables } from './assert-variables.js';
export { ELEMENT_TYPES } from './elements/source.js';
export { EventExchange } from './event-exchange.js';
export {
  BpmnError,
  EngineExtensions,
  type By,
  type ServiceCall,
  type ServiceHandler,
  type StepContext,
  type StepListener,
} from './extensions.js';
export { IncidentService } from './incident.service.js';
export { InstanceReader, type InstanceView } from './instance-reader.js';
export type { DefinitionRef, Incident, InstanceStatus, ProcessInstance } from './instances/instance.js';
export * from './model/index.js';
export { ProcessEngine, type CommandResult, type StartRequest } from './process-engine.service.js';
export { ProcessEngineModule } from './process-engine.module.js';
export { ProgramLibrary, type DefinitionSource } from './program-library.js';
export { feelSyntaxFault, isFeel } from './run/feel.js';
export { planTimer } from './run/timer.js';
