import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  EngineExtensions,
  type MigrationContext,
  type MigrationListener,
  type ReturnContext,
} from '../process-engine/index.js';
import { holderOf, HolderLedger, type Holder } from './holder-ledger.js';

/**
 * Where an open step has another holder in the new version, time is booked to that one from then on. Clocks go on as they
 * began: a limit that was given is not changed under anyone's hands.
 */
@Injectable()
export class HolderMigration implements MigrationListener, OnModuleInit {
  readonly name = 'holders';

  constructor(
    private readonly extensions: EngineExtensions,
    private readonly ledger: HolderLedger,
  ) {}

  onModuleInit(): void {
    this.extensions.migrationListeners.push(this);
  }

  async follow(context: MigrationContext): Promise<{ before: Holder; after: Holder } | null> {
    const { caseId } = context.variables;
    const changed = typeof caseId === 'string' ? changedHolder(context) : null;
    const before = changed && typeof caseId === 'string' ? await this.ledger.current(caseId, context.tx) : null;
    if (!changed || !before || typeof caseId !== 'string') return null;
    this.ledger.handOver(context.tx, caseId, changed.holder, context.by.at, changed.elementId);
    return { before, after: changed.holder };
  }

  async goBack({ tx, by, variables: { caseId } }: ReturnContext, kept: unknown): Promise<void> {
    if (!kept || typeof caseId !== 'string') return;
    const { before, after } = kept as { before: Holder; after: Holder };
    const now = await this.ledger.current(caseId, tx);
    if (now?.kind === after.kind && now.code === after.code) this.ledger.handOver(tx, caseId, before, by.at);
  }
}

/** The first open step that names another holder than before. */
function changedHolder({ carried, from, to, variables }: MigrationContext) {
  for (const wait of carried) {
    const [before, holder] = [from.element(wait.from), to.element(wait.to)].map((element) =>
      holderOf(element, variables),
    );
    if (holder && (before?.kind !== holder.kind || before.code !== holder.code)) return { holder, elementId: wait.to };
  }
  return null;
}
