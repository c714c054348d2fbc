import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { Snapshot, type SnapshotSource } from './snapshot.js';

/**
 * A service that answers from memory. It was read before the first request; a change of this process shows after
 * `refresh`, one of another process within a second.
 */
export abstract class SnapshotReader<T> implements OnModuleInit, OnModuleDestroy {
  protected readonly snapshot: Snapshot<T>;

  constructor(source: SnapshotSource<T>) {
    this.snapshot = new Snapshot(source);
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.snapshot.follow();
  }

  onModuleDestroy(): Promise<void> {
    return this.snapshot.stop();
  }

  /** Makes sure that what was committed before the call is seen. */
  refresh(): Promise<void> {
    return this.snapshot.refresh();
  }
}
