import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { DueWorkRegistry } from '../kernel/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ModesController } from './http/modes.controller.js';
import { ModeCheck } from './mode-check.js';
import { ModeEnds } from './mode-ends.js';
import { ModePolicies } from './mode-policies.js';
import { ModePresets } from './mode-presets.js';
import { Modes } from './modes.service.js';
import { PublishMode } from './publish-mode.service.js';
import { SwitchMode } from './switch-mode.service.js';

/** 常规, 假日, 应急: limits, policies, routing and desks that are switched together and end by themselves. */
@Module({
  imports: [AuditModule, IdentityModule, OrganisationModule, PoliciesModule],
  controllers: [ModesController],
  providers: [ModeCheck, ModeEnds, ModePolicies, ModePresets, Modes, PublishMode, SwitchMode],
  exports: [ModeCheck, ModePresets, Modes],
})
export class ModesModule {
  constructor(registry: DueWorkRegistry, ends: ModeEnds) {
    registry.add(ends);
  }
}
