export { assertVariables } from './assert-variables.js';
export { ELEMENT_TYPES } from './elements/source.js';
export { EventExchange } from './events/event-exchange.js';
export { StartEvents } from './events/start-events.js';
export {
  BpmnError,
  caseOf,
  DECISION_HANDLER,
  EngineExtensions,
  type By,
  type ServiceCall,
  type ServiceHandler,
  type StepContext,
  type StepListener,
} from './extensions.js';
export { IncidentService } from './incidents/incident.service.js';
export type { GivenMapping, MappingReport } from './migration/element-mapping.js';
export { InstanceMigration } from './migration/instance-migration.js';
export { MappingReader } from './migration/mapping-reader.js';
export type { MigrationContext, MigrationListener, ReturnContext } from './migration/migration-listener.js';
export type { Before, MigrationOrder } from './migration/migration-order.js';
export type { Remark, Verdict } from './migration/verdict.js';
export { ConsistencyCheck } from './operations/consistency-check.js';
export { Repairs } from './operations/repairs.service.js';
export { nextNight } from './operations/next-night.js';
export { InstanceOperations } from './operations/instance-operations.js';
export { InstanceReader, type InstanceView } from './instance-reader.js';
export type { DefinitionRef, Incident, InstanceStatus, ProcessInstance } from './instances/instance.js';
export * from './model/index.js';
export { textOf, textsOf } from './read-values.js';
export { ProcessEngine, type CommandResult, type StartRequest } from './process-engine.service.js';
export { ProcessEngineModule } from './process-engine.module.js';
export { ProgramLibrary, type DefinitionSource } from './program-library.js';
export { evaluateFeel, feelSyntaxFault, isFeel, matchesUnaryTests, unaryTestsFault } from './run/feel.js';
export { UndoRefused, type TurnUndo, type UndoObstacle } from './undo/turn-undo.js';
export { planTimer } from './run/timer.js';
