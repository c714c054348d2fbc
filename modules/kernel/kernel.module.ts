import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { DueWorkRegistry } from './due-work.js';

/** Token of the settings (`Config`). */
export const CONFIG = Symbol('config');

/** What every module may ask for: the clock, the settings, the registry of due work. */
@Global()
@Module({})
export class KernelModule {
  static forRoot(config: unknown, clock: Clock): DynamicModule {
    return {
      module: KernelModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: CONFIG, useValue: config },
        { provide: DueWorkRegistry, useValue: new DueWorkRegistry() },
      ],
      exports: [Clock, CONFIG, DueWorkRegistry],
    };
  }
}
