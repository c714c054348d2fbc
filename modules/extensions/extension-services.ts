import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptEntries } from '../cases/index.js';
import { DomainError } from '../kernel/index.js';
import { EngineExtensions, type ServiceCall } from '../process-engine/index.js';
import { SlaClocks } from '../sla/index.js';
import { TaskTypes } from '../tasks/index.js';
import { ExtensionBook, type ExtensionRequest } from './extension-book.js';
import { ApproveEntries, ExtensionReviewEntries } from './extension-entries.js';

type Answer = Promise<Record<string, unknown>>;

/** What the extension process asks of the system, and what its tasks keep. */
@Injectable()
export class ExtensionServices implements OnModuleInit {
  constructor(
    private readonly book: ExtensionBook,
    private readonly clocks: SlaClocks,
    private readonly entries: KeptEntries,
    private readonly types: TaskTypes,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.types.register('review-extension', this.entries.handler(ExtensionReviewEntries, 'extension.reviewed'));
    this.types.register('approve-extension', this.entries.handler(ApproveEntries, 'extension.decided'));
    this.extensions.addHandler('extensions.grant', (call) => this.grant(call));
    this.extensions.addHandler('extensions.refuse', (call) => this.refuse(call));
  }

  /** Moves the limit, and with it the due time of the tasks under it. What is late by now stays late. */
  private async grant({ tx, by, instance }: ServiceCall): Answer {
    const request = await this.book.ofProcess(tx, instance.id);
    if (!request) return {};
    try {
      const newDueAt = await this.clocks.extendBy(tx, request.clockId, request.days, by.at);
      await this.book.decide(tx, by, request, { newDueAt, refusal: null });
      return { extensionGranted: true };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.refused({ tx, by, request }, error.message);
    }
  }

  private async refuse({ tx, by, instance }: ServiceCall): Answer {
    const request = await this.book.ofProcess(tx, instance.id);
    return request ? this.refused({ tx, by, request }, null) : {};
  }

  private async refused(
    { tx, by, request }: Pick<ServiceCall, 'tx' | 'by'> & { request: ExtensionRequest },
    refusal: string | null,
  ): Answer {
    await this.book.decide(tx, by, request, { newDueAt: null, refusal });
    return { extensionGranted: false };
  }
}
