import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CommonTime, DatabaseModule } from '../../modules/database/index.js';
import { SessionGuard } from '../../modules/identity/index.js';
import { databaseLimits, KernelModule, type Clock, type Config } from '../../modules/kernel/index.js';
import { CAPABILITIES } from '../capabilities.js';
import { Worker } from '../worker/worker.js';
import { ClockController } from './http/clock.controller.js';
import { ForgetAnswers } from './http/forget-answers.js';
import { Idempotency } from './http/idempotency.js';
import { OperationsController } from './http/operations.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Preparation } from './preparation.js';
import { ShippedData } from './shipped-data.js';
import { ShippedRules } from './shipped-rules.js';
import { SimulatedTime } from './simulated-time.js';

/** Everything that runs in one server process. */
@Module({})
export class ServerModule {
  static forRoot(config: Config, databaseUrl: string, clock: Clock): DynamicModule {
    const database = DatabaseModule.forRoot(databaseUrl, databaseLimits(config));
    return {
      module: ServerModule,
      imports: [KernelModule.forRoot(config, clock), database, ...CAPABILITIES],
      controllers: [ClockController, OperationsController],
      providers: [
        ...[CommonTime, ForgetAnswers, Preparation, ShippedData, ShippedRules, SimulatedTime, Worker],
        { provide: APP_GUARD, useExisting: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: Idempotency },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
