import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import { Modes } from './modes.service.js';

/** Puts the parts of policies that a mode names over those in force, while it lasts. */
@Injectable()
export class ModePolicies implements OnModuleInit {
  constructor(
    private readonly modes: Modes,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.policies.overlaidBy((code) => {
      const mode = this.modes.at(this.clock.now());
      const part = mode && Object.hasOwn(mode.overlay.policies, code) ? mode.overlay.policies[code] : undefined;
      return mode && part ? { part, clause: mode.clause } : null;
    });
  }
}
