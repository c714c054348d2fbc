import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError, ROLES, type FieldError } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { Policies } from '../policies/index.js';
import type { ModeOverlay } from './mode.js';
import { MODE_ERRORS } from './modes.errors.js';

/** Finds what keeps a part of an overlay from working, by path below the overlay (`limits.0.limit`). */
export type OverlayCheck = (tx: Transaction, overlay: ModeOverlay, at: Date) => Promise<FieldError[]>;

const GROUP = /^(?:role:(?<role>[a-z-]+)|unit:(?<unit>[A-Z0-9-]+)(?::(?<post>[a-z-]+))?)$/;

/** Holds overlays against what there is; whoever applies a part of them adds its own check. */
@Injectable()
export class ModeCheck {
  private readonly checks: OverlayCheck[] = [];

  constructor(
    private readonly organisation: Organisation,
    private readonly policies: Policies,
  ) {}

  add(check: OverlayCheck): void {
    this.checks.push(check);
  }

  /** Throws `mode-refused` naming every fault. */
  async assertSound(tx: Transaction, overlay: ModeOverlay, at: Date): Promise<void> {
    await this.organisation.refresh();
    const faults = [...this.deskFaults(overlay), ...(await this.policyFaults(tx, overlay))];
    for (const check of this.checks) faults.push(...(await check(tx, overlay, at)));
    if (faults.length === 0) return;
    const errors = faults.map(({ path, message }) => ({ path: `overlay.${path}`, message }));
    throw new DomainError(MODE_ERRORS['mode-refused'], 'The mode would not work.', {}, errors);
  }

  private deskFaults({ desks }: ModeOverlay): FieldError[] {
    return Object.entries(desks).flatMap(([group, instead]) =>
      [group, instead]
        .filter((each) => !this.isGroup(each))
        .map((each) => ({ path: `desks.${group}`, message: `"${each}" is no group of a known role or an open unit` })),
    );
  }

  private isGroup(group: string): boolean {
    const { role, unit, post } = GROUP.exec(group)?.groups ?? {};
    const known = (name: string | undefined) => (ROLES as readonly string[]).includes(name ?? '');
    if (unit === undefined) return known(role);
    return (post === undefined || known(post)) && (this.organisation.find(unit)?.enabled ?? false);
  }

  private async policyFaults(tx: Transaction, { policies }: ModeOverlay): Promise<FieldError[]> {
    const faults = Object.entries(policies).map(async ([code, part]) => {
      const found = await this.policies.overlayFaults(tx, code, part);
      return found.map(({ path, message }) => ({ path: `policies.${code}.${path}`, message }));
    });
    return (await Promise.all(faults)).flat();
  }
}
