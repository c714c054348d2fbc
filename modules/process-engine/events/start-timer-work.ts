import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { StartEvents } from './start-events.js';

/** Starts processes whose timers fall due: each time once, across restarts and workers. */
@Injectable()
export class StartTimerWork implements DueWork, OnModuleInit {
  readonly name = 'start timers';

  constructor(
    private readonly database: Database,
    private readonly starts: StartEvents,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      `SELECT min(s.due_at) AS next FROM process_start s JOIN process_definition d ON d.id = s.definition_id
       WHERE s.kind = 'timer' AND d.quarantined_at IS NULL`,
    );
    return row?.next ?? null;
  }

  async runDue(now: Date): Promise<number> {
    let started = 0;
    while (await this.database.transaction((tx) => this.starts.startNextDue(tx, now))) started++;
    return started;
  }
}
