import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { TasksModule } from '../tasks/index.js';
import { AskExtension } from './ask-extension.service.js';
import { ExtensionBook } from './extension-book.js';
import { ExtensionLimits } from './extension-limits.js';
import { ExtensionServices } from './extension-services.js';
import { ExtensionsController } from './extensions.controller.js';

@Module({
  imports: [CasesModule, PoliciesModule, ProcessEngineModule, SlaModule, TasksModule],
  controllers: [ExtensionsController],
  providers: [AskExtension, ExtensionBook, ExtensionLimits, ExtensionServices],
})
export class ExtensionsModule {}
