import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { FieldError } from '../kernel/index.js';
import { ModeCheck, Modes, type ModeOverlay } from '../modes/index.js';
import { SlaPolicies } from './sla-policies.js';
import type { LocalLimit } from './sla-policy.js';

/** Puts the limits of a mode before the local policies of clocks that start while it lasts. */
@Injectable()
export class ModeLimits implements OnModuleInit {
  constructor(
    private readonly modes: Modes,
    private readonly check: ModeCheck,
    private readonly policies: SlaPolicies,
  ) {}

  onModuleInit(): void {
    this.policies.addLayer((from) => limitsOf(this.modes.at(from)?.overlay));
    this.check.add((tx, overlay, at) => this.faults(tx, overlay, at));
  }

  private async faults(tx: Transaction, overlay: ModeOverlay, at: Date): Promise<FieldError[]> {
    const found = await this.policies.faultsOf(tx, limitsOf(overlay), at);
    return found.flatMap((faults, index) =>
      faults.map(({ path, message }) => ({ path: `limits.${String(index)}.${path}`, message })),
    );
  }
}

/** Units and clocks were checked when the mode was published. */
const limitsOf = (overlay: ModeOverlay | undefined): LocalLimit[] => (overlay?.limits ?? []) as LocalLimit[];
