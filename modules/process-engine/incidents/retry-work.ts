import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { DueWorkRegistry, SYSTEM, type DueWork } from '../../kernel/index.js';
import { IncidentService } from './incident.service.js';

/** Tries failed work again when its time has come, as often as the diagram says. */
@Injectable()
export class RetryWork implements DueWork, OnModuleInit {
  readonly name = 'retries';

  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentService,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      `SELECT min(n.retry_at) AS next FROM incident n JOIN process_instance i ON i.id = n.instance_id
       WHERE n.retry_at IS NOT NULL AND n.resolved_at IS NULL AND i.status = 'active'`,
    );
    return row?.next ?? null;
  }

  async runDue(now: Date): Promise<number> {
    const by = { actor: SYSTEM, at: now };
    let tried = 0;
    while (await this.database.transaction((tx) => this.incidents.retryNextDue(tx, now, by))) tried++;
    return tried;
  }
}
