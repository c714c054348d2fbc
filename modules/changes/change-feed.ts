import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Subject } from 'rxjs';
import { AuditTrail } from '../audit/index.js';
import { Announcements, Database } from '../database/index.js';

const CHANNEL = 'lianxin_changed';
/** Changes are told together: pages read again at most so often. Milliseconds. */
const PAUSE_MS = 300;
/** As many ids as an announcement of PostgreSQL holds (8,000 bytes). */
const MOST = 200;

/** Ids of cases, or of processes without one; null when they are too many to name, or may have been missed. */
export type ChangedStreams = string[] | null;

/** What any server or worker on this database wrote into a history, told to whoever listens here. */
@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly changes = new Subject<ChangedStreams>();
  /** Emits when the program is about to end. */
  readonly closed = new Subject<void>();
  private readonly untold = new Set<string>();
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly trail: AuditTrail,
    private readonly database: Database,
    private readonly announcements: Announcements,
  ) {}

  onApplicationBootstrap(): void {
    this.trail.onRecorded((stream) => this.add(stream));
    void this.announcements.listen(CHANNEL, (payload) => this.changes.next(payload ? read(payload) : null));
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.pause);
    this.closed.next();
  }

  private add(stream: string): void {
    this.untold.add(stream);
    this.pause ??= setTimeout(() => void this.tell(), PAUSE_MS).unref();
  }

  /** A change that cannot be told is seen at the next one, or when the connection is made again. */
  private async tell(): Promise<void> {
    this.pause = undefined;
    const streams = this.untold.size > MOST ? null : [...this.untold];
    this.untold.clear();
    await this.database.query(`SELECT pg_notify('${CHANNEL}', $1)`, [JSON.stringify(streams)]).catch(() => undefined);
  }
}

const read = (payload: string): ChangedStreams => JSON.parse(payload) as ChangedStreams;
