import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import { SnapshotReader } from '../organisation/index.js';
import { listSwitches, modeVersions, newestModes, switchedModes, switchRevision } from './mode-rows.js';
import type { ModeSwitch, ModeVersion, SwitchedMode } from './mode.js';
import { MODE_ERRORS } from './modes.errors.js';

/** Versions shown of one mode. */
const HISTORY = 50;
/** How long a mode that is over is still known, for work that is late. Milliseconds. */
const REMEMBERED = 86_400_000;

/**
 * Which mode holds, read from memory: whether it does follows from the instants alone. A switch of this process shows at
 * once, one of another process within a second or after `refresh`.
 */
@Injectable()
export class Modes extends SnapshotReader<SwitchedMode[]> {
  constructor(
    private readonly database: Database,
    clock: Clock,
  ) {
    super({
      revision: () => switchRevision(database),
      load: async () => {
        const since = new Date(clock.now().getTime() - REMEMBERED);
        const { revision, modes } = await switchedModes(database, since);
        return { revision, value: modes };
      },
    });
  }

  /** The mode other than the regular one that holds at `instant`; null when none does. */
  at(instant: Date): SwitchedMode | null {
    return this.snapshot.value.find(({ from, until }) => from <= instant && instant < until) ?? null;
  }

  /** The newest version of every mode, in order of code. */
  all(): Promise<ModeVersion[]> {
    return newestModes(this.database);
  }

  /** The versions of one mode, newest first. Throws `mode-unknown`. */
  async versions(code: string): Promise<ModeVersion[]> {
    const versions = await modeVersions(this.database, code, HISTORY);
    if (versions.length > 0) return versions;
    throw new DomainError(MODE_ERRORS['mode-unknown'], `There is no mode "${code}".`);
  }

  /** Who switched what for how long, newest first. */
  async switches({ limit, cursor }: PageRequest): Promise<Page<ModeSwitch>> {
    const [before = null] = readCursor(cursor) ?? [];
    const rows = await listSwitches(this.database, before, limit + 1);
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
