import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { ModeCheck } from './mode-check.js';
import { insertMode, lockModes, modeVersions } from './mode-rows.js';
import { REGULAR, type ModeVersion } from './mode.js';
import { MODE_ERRORS } from './modes.errors.js';

/** What a new version says; `basedOn` is the version its author saw, 0 for a new mode. */
export type ModeDraft = Pick<ModeVersion, 'code' | 'name' | 'overlay' | 'clause'> & { basedOn: number };

/** Publishes the next version of a mode. What is switched on keeps the version it was switched with. */
@Injectable()
export class PublishMode {
  constructor(
    private readonly database: Database,
    private readonly check: ModeCheck,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws `mode-refused` (a limit looser than a ceiling, a rule or desk that cannot be) and `mode-changed`. */
  execute(actor: Actor, { basedOn, ...draft }: ModeDraft): Promise<ModeVersion> {
    assertHolds(actor, 'system-administrator');
    if (draft.code === REGULAR)
      throw new DomainError(
        MODE_ERRORS['mode-refused'],
        'The regular mode overlays nothing: change the rules themselves.',
      );
    return this.database.transaction(async (tx) => {
      await lockModes(tx);
      const [newest] = await modeVersions(tx, draft.code, 1);
      assertNewest(newest?.version ?? 0, basedOn);
      const at = this.clock.now();
      await this.check.assertSound(tx, draft.overlay, at);
      const mode = { ...draft, version: basedOn + 1, publishedAt: at, publishedBy: actor.username };
      await insertMode(tx, mode);
      const data = { ...draft, version: mode.version };
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'mode.published', at, data });
      return mode;
    });
  }
}

function assertNewest(version: number, basedOn: number): void {
  if (version === basedOn) return;
  const current = { version };
  throw new DomainError(MODE_ERRORS['mode-changed'], `Version ${String(version)} is the newest.`, { current });
}
