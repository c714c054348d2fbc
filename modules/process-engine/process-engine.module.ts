import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EventExchange } from './event-exchange.js';
import { EngineExtensions } from './extensions.js';
import { Family } from './family.js';
import { IncidentService } from './incident.service.js';
import { EventsController } from './http/events.controller.js';
import { ProcessInstancesController } from './http/process-instances.controller.js';
import { IdentityModule } from '../identity/index.js';
import { InstanceReader } from './instance-reader.js';
import { InstanceStore } from './instances/instance-store.js';
import { LiveRuns } from './live-runs.js';
import { ProcessEngine } from './process-engine.service.js';
import { ProgramLibrary } from './program-library.js';
import { TimerFiring } from './timer-firing.js';
import { TimerWork } from './timer-work.js';
import { TurnBook } from './turn-book.js';
import { TurnRunner } from './turn-runner.js';

const DOORS = [ProcessEngine, ProgramLibrary, EngineExtensions, EventExchange, IncidentService, InstanceReader];

@Module({
  imports: [AuditModule, IdentityModule],
  controllers: [EventsController, ProcessInstancesController],
  providers: [...DOORS, Family, InstanceStore, LiveRuns, TimerFiring, TimerWork, TurnBook, TurnRunner],
  exports: DOORS,
})
export class ProcessEngineModule {}
