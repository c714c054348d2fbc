import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DeliveryStore } from './events/delivery-store.js';
import { MessageDeliveryWork } from './events/delivery-work.js';
import { EventExchange } from './events/event-exchange.js';
import { StartEvents } from './events/start-events.js';
import { StartTimerWork } from './events/start-timer-work.js';
import { EngineExtensions } from './extensions.js';
import { Family } from './family.js';
import { IncidentBook } from './incidents/incident-book.js';
import { IncidentService } from './incidents/incident.service.js';
import { RetryWork } from './incidents/retry-work.js';
import { ConsistencyCheck } from './operations/consistency-check.js';
import { InstanceOperations } from './operations/instance-operations.js';
import { OperationRecord } from './operations/operation-record.js';
import { StateComparison } from './operations/state-comparison.js';
import { NightlyCheck } from './operations/nightly-check.js';
import { Repairs } from './operations/repairs.service.js';
import { InstanceMigration } from './migration/instance-migration.js';
import { MigrationBook } from './migration/migration-book.js';
import { MigrationLedger } from './migration/migration-ledger.js';
import { MigrationTrial } from './migration/migration-trial.js';
import { MappingReader } from './migration/mapping-reader.js';
import { EventsController } from './http/events.controller.js';
import { RepairsController } from './http/repairs.controller.js';
import { InstanceOperationsController } from './http/instance-operations.controller.js';
import { ProcessInstancesController } from './http/process-instances.controller.js';
import { IdentityModule } from '../identity/index.js';
import { InstanceReader } from './instance-reader.js';
import { InstanceStore } from './instances/instance-store.js';
import { ProcessEngine } from './process-engine.service.js';
import { ProgramLibrary } from './program-library.js';
import { TimerFiring } from './timers/timer-firing.js';
import { TimerWork } from './timers/timer-work.js';
import { TurnBook } from './turn-book.js';
import { TurnRunner } from './turn-runner.js';

const DOORS = [
  ...[ProcessEngine, ProgramLibrary, EngineExtensions, EventExchange, StartEvents],
  ...[IncidentService, InstanceReader, InstanceOperations, ConsistencyCheck, InstanceMigration, MappingReader],
];
const BOOKS = [
  ...[DeliveryStore, IncidentBook, InstanceStore, OperationRecord, Repairs, StateComparison, TurnBook],
  ...[MigrationBook, MigrationLedger, MigrationTrial],
];
/** Work that falls due. */
const WORK = [MessageDeliveryWork, NightlyCheck, RetryWork, StartTimerWork, TimerWork];

@Module({
  imports: [AuditModule, IdentityModule],
  controllers: [EventsController, InstanceOperationsController, ProcessInstancesController, RepairsController],
  providers: [...DOORS, ...BOOKS, ...WORK, Family, TimerFiring, TurnRunner],
  exports: DOORS,
})
export class ProcessEngineModule {}
