import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, newId, type Actor, type By, type FieldError } from '../kernel/index.js';
import { ModeCheck } from './mode-check.js';
import { endSwitch, insertSwitch, lockModes, modeVersions, overlapping, readSwitch } from './mode-rows.js';
import { REGULAR, type ModeSwitch, type ModeVersion } from './mode.js';
import { MODE_ERRORS } from './modes.errors.js';
import { Modes } from './modes.service.js';

/** Which mode, from when (at once unless told) until when, and why. */
export interface SwitchRequest {
  mode: string;
  from?: Date;
  until: Date;
  reason?: string;
}

const LONGEST_MS = 366 * 86_400_000;

/** Switches a mode on, and off before its time. */
@Injectable()
export class SwitchMode {
  constructor(
    private readonly database: Database,
    private readonly modes: Modes,
    private readonly check: ModeCheck,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the newest version of the mode over the regular rules, all of it at once. Throws `mode-unknown`,
   * `mode-switch-invalid`, `mode-refused` when it no longer works, and `mode-overlap`.
   */
  async execute(actor: Actor, request: SwitchRequest): Promise<ModeSwitch> {
    assertHolds(actor, 'leader', 'supervisor');
    const by = { actor, at: this.clock.now() };
    const { mode, until, from = by.at, reason = null } = request;
    assertTimes(mode, from, until, by.at);
    const switched = await this.database.transaction(async (tx) => {
      await lockModes(tx);
      const { name, version, overlay } = await newest(tx, mode);
      await assertFree(tx, from, until);
      await this.check.assertSound(tx, overlay, by.at);
      const stretch = {
        id: newId(),
        mode,
        version,
        from,
        until,
        reason,
        switchedAt: by.at,
        switchedBy: actor.username,
      };
      await insertSwitch(tx, stretch);
      const data = { switchId: stretch.id, mode, version, name, from, until, reason };
      this.record(tx, by, 'mode.switched', data);
      return { ...stretch, name, endedBy: null };
    });
    await this.modes.refresh();
    return switched;
  }

  /** Ends a mode now; one that has not begun never will. Throws `mode-switch-unknown`, `mode-switch-over`. */
  async end(actor: Actor, id: string): Promise<ModeSwitch> {
    assertHolds(actor, 'leader', 'supervisor');
    const by = { actor, at: this.clock.now() };
    const ended = await this.database.transaction((tx) => this.endEarly(tx, by, id));
    await this.modes.refresh();
    return ended;
  }

  private async endEarly(tx: Transaction, by: By, id: string): Promise<ModeSwitch> {
    await lockModes(tx);
    const one = await readSwitch(tx, id);
    if (!one) throw new DomainError(MODE_ERRORS['mode-switch-unknown'], `There is no switch ${id}.`);
    if (one.until <= by.at || one.endedBy !== null)
      throw new DomainError(MODE_ERRORS['mode-switch-over'], `It ended at ${one.until.toISOString()}.`);
    const until = one.from > by.at ? one.from : by.at;
    await endSwitch(tx, id, until, { name: by.actor.username, at: by.at });
    const { mode, version, from, until: planned } = one;
    this.record(tx, by, 'mode.ended', { switchId: id, mode, version, from, until, planned, early: true });
    return { ...one, until, endedBy: by.actor.username };
  }

  private record(tx: Transaction, { actor, at }: By, type: string, data: Record<string, unknown>): void {
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type, at, data });
  }
}

async function newest(tx: Transaction, code: string): Promise<ModeVersion> {
  const [found] = await modeVersions(tx, code, 1);
  if (found) return found;
  throw new DomainError(MODE_ERRORS['mode-unknown'], `There is no mode "${code}".`);
}

async function assertFree(tx: Transaction, from: Date, until: Date): Promise<void> {
  const other = await overlapping(tx, from, until);
  if (!other) return;
  const detail = `${other.name} (${other.mode}) holds from ${other.from.toISOString()} until ${other.until.toISOString()}.`;
  throw new DomainError(MODE_ERRORS['mode-overlap'], detail, { current: other });
}

function assertTimes(mode: string, from: Date, until: Date, now: Date): void {
  const errors: FieldError[] = [
    ...(mode === REGULAR ? [{ path: 'mode', message: 'is what holds anyway; end the mode that is switched on' }] : []),
    ...(from < now ? [{ path: 'from', message: 'must not lie before now' }] : []),
    ...(until <= from ? [{ path: 'until', message: 'must lie after from' }] : []),
    ...(until.getTime() - from.getTime() > LONGEST_MS ? [{ path: 'until', message: 'must lie within a year' }] : []),
  ];
  if (errors.length > 0)
    throw new DomainError(MODE_ERRORS['mode-switch-invalid'], 'It cannot be switched so.', {}, errors);
}
