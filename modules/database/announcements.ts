import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Database } from './database.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;

/** What was announced; null when something may have been missed. */
type Heard = (payload: string | null) => void;

/** Hears what any process on this database announces with NOTIFY, on connections of its own. */
@Injectable()
export class Announcements implements OnApplicationShutdown {
  private readonly listenings: Listening[] = [];

  constructor(private readonly database: Database) {}

  /**
   * Calls `heard` at every announcement on `channel`, and with null whenever the connection was made (again), since
   * something may have been missed before. Resolves once it listens for the first time; a lost connection is made again,
   * for ever.
   */
  async listen(channel: string, heard: Heard): Promise<void> {
    const { url } = this.database.dataSource.options as { url?: string };
    const listening = new Listening(url, channel, heard);
    this.listenings.push(listening);
    await listening.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.listenings.map((listening) => listening.close()));
  }
}

/** One channel, listened to until closed. */
class Listening {
  private readonly logger = new Logger(Announcements.name);
  private client: Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string | undefined,
    private readonly channel: string,
    private readonly heard: Heard,
  ) {}

  async connect(pause = FIRST_PAUSE): Promise<void> {
    const client = new Client({
      ...{ connectionString: this.url, application_name: 'lianxin-listen' },
      ...{ keepAlive: true, connectionTimeoutMillis: LONGEST_PAUSE },
    });
    client.on('error', () => undefined); // 'end' follows
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      this.again(pause, String(error));
      return;
    }
    if (this.closed) return client.end();
    this.client = client;
    client.once('end', () => this.again(FIRST_PAUSE, 'the connection was lost'));
    this.heard(null);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private again(pause: number, because: string): void {
    if (this.closed) return;
    this.logger.warn(`${this.channel} is not heard for now: ${because}`);
    this.client = null;
    this.retry = setTimeout(() => void this.connect(Math.min(2 * pause, LONGEST_PAUSE)), pause);
    this.retry.unref();
  }
}
