import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Database } from './database.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;

/** Hears what any process on this database announces with NOTIFY, on a connection of its own. */
@Injectable()
export class Announcements implements OnApplicationShutdown {
  private readonly logger = new Logger(Announcements.name);
  private client: Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly database: Database) {}

  /**
   * Calls `heard` at every announcement on `channel`, and whenever the connection was made (again), since something may
   * have been missed before. Resolves once it listens for the first time; a lost connection is made again, for ever.
   */
  async listen(channel: string, heard: () => void): Promise<void> {
    await this.connect(channel, heard, FIRST_PAUSE);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private async connect(channel: string, heard: () => void, pause: number): Promise<void> {
    const client = new Client({
      ...{ connectionString: this.url, application_name: 'lianxin-listen' },
      ...{ keepAlive: true, connectionTimeoutMillis: LONGEST_PAUSE },
    });
    client.on('error', () => undefined); // 'end' follows
    client.on('notification', heard);
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      this.again(channel, heard, { pause, because: String(error) });
      return;
    }
    if (this.closed) return client.end();
    this.client = client;
    client.once('end', () => this.again(channel, heard, { pause: FIRST_PAUSE, because: 'the connection was lost' }));
    heard();
  }

  private again(channel: string, heard: () => void, { pause, because }: { pause: number; because: string }): void {
    if (this.closed) return;
    this.logger.warn(`${channel} is not heard for now: ${because}`);
    this.client = null;
    this.retry = setTimeout(() => {
      void this.connect(channel, heard, Math.min(2 * pause, LONGEST_PAUSE));
    }, pause);
    this.retry.unref();
  }

  private get url(): string | undefined {
    return (this.database.dataSource.options as { url?: string }).url;
  }
}
