import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Place } from './cluster.js';
import { livingPostmaster } from './postmaster.js';

const EVERY_MS = 500;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Starts a server again that is gone though nobody stopped it: killed, out of memory, out of room. */
export class Revival {
  private readonly logger = new Logger(Revival.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly place: Place,
    private readonly start: () => Promise<unknown>,
  ) {
    this.wait();
  }

  /** Nothing is started any more once this resolves. */
  async end(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private wait(): void {
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.wait());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    if ((await livingPostmaster(this.place.data)) || (await this.isMeant())) return;
    if (this.ended) return;
    this.logger.warn('the embedded PostgreSQL is gone and is started again');
    await this.start().catch((error: unknown) => this.logger.error(error));
  }

  /** Stopped on purpose, or the data were taken away. */
  private async isMeant(): Promise<boolean> {
    return (await isThere(this.place.stopped)) || !(await isThere(join(this.place.data, 'PG_VERSION')));
  }
}
