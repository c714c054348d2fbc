import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { OpenSupervision } from './open-supervision.js';

@Module({ imports: [CasesModule, ProcessEngineModule], providers: [OpenSupervision], exports: [OpenSupervision] })
export class SupervisionModule {}
