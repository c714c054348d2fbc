import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { Database, type Transaction } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { Channels } from '../channels/channels.js';
import type { ChannelName } from '../notice.js';

/** What a worker is handed: a delivery, and the job it was queued by, which is the only one that may deliver it. */
export interface DeliveryJob {
  deliveryId: string;
  jobId: string;
}

/** The part of a delivery that the queue needs to know. */
export interface Queueable {
  id: string;
  channel: ChannelName;
}

/** Workers of one channel in one process; a channel that hangs keeps no other from its work. */
const WORKERS = 2;
/** What a worker takes at once; it goes on without a pause while there is so much. */
const BATCH = 5;
/** What other processes queue is seen after this at the latest; what this one queues is seen at once. */
const POLLING_SECONDS = 5;
/** A worker that says nothing for so long is taken for dead, and another one delivers again. */
const EXPIRE_SECONDS = 120;
/** Whoever stops the process may not wait longer; what is cut off is delivered again, under its id. */
const STOP_MS = 8000;

/** Jobs end with the delivery, whose retries are ours; the library tries again only what its worker never settled. */
const QUEUE = {
  expireInSeconds: EXPIRE_SECONDS,
  retryLimit: 10_000,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  retentionSeconds: 30 * 24 * 3600,
  deleteAfterSeconds: 3600,
};

/** Nothing but queues is asked of the library; two connections of its own are all it takes. */
const SETTINGS = {
  application_name: 'lianxin-queue',
  max: 2,
  schedule: false,
  registerInstance: false,
  reindex: false,
  monitorVacuum: false,
  openTelemetry: { enabled: false },
};

const QUEUED = `
  UPDATE notification_delivery AS delivery SET state = 'queued', due_at = NULL, job_id = job."jobId"
  FROM json_to_recordset($1) AS job ("deliveryId" uuid, "jobId" uuid) WHERE delivery.id = job."deliveryId"`;

/** Deliveries on their way to workers, in pg-boss: one queue a channel. It is only loaded when a channel is on. */
@Injectable()
export class DeliveryQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryQueue.name);
  private boss: PgBoss | null = null;
  private starting: Promise<PgBoss> | null = null;
  private readonly workers = new Map<ChannelName, string[]>();
  private consuming: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
  ) {}

  /** The program goes on starting meanwhile; who needs the queues waits for them. */
  onApplicationBootstrap(): void {
    if (this.channels.names.length === 0) return;
    this.started().catch((error: unknown) => this.logger.warn(`the queue does not start yet: ${String(error)}`));
  }

  /** Deliveries at hand are finished first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.starting?.catch(() => null);
    await this.boss?.stop({ timeout: STOP_MS });
  }

  /** Queues deliveries of channels that are on, in the caller's transaction; they are taken once it has committed. */
  async put(tx: Transaction, deliveries: Queueable[]): Promise<void> {
    if (deliveries.length === 0) return;
    const boss = await this.started();
    for (const [channel, some] of Map.groupBy(deliveries, (delivery) => delivery.channel)) {
      const jobs = some.map(({ id }) => ({ deliveryId: id, jobId: newId() }));
      tx.send(QUEUED, [JSON.stringify(jobs)]);
      const db = { executeSql: async (sql: string, values?: unknown[]) => ({ rows: await tx.query(sql, values) }) };
      const entries = jobs.map((job) => ({ id: job.jobId, data: job }));
      await boss.insert(queueOf(channel), entries, { db });
      tx.afterCommit(() => this.wake(channel));
    }
  }

  /** From the first call on, this process delivers what is queued. */
  async consume(deliver: (job: DeliveryJob) => Promise<void>): Promise<void> {
    this.consuming ??= this.employ(deliver).catch((error: unknown) => {
      this.consuming = null;
      throw error;
    });
    await this.consuming;
  }

  /** SQL that is true for a `delivery` row whose job is in the queue or with a worker. */
  static readonly HAS_JOB = `
    EXISTS (SELECT FROM pgboss.job AS job WHERE job.id = delivery.job_id
      AND job.name = '${queueOf('')}' || delivery.channel AND job.state < 'completed')`;

  private async employ(deliver: (job: DeliveryJob) => Promise<void>): Promise<void> {
    const boss = await this.started();
    const options = { pollingIntervalSeconds: POLLING_SECONDS, batchSize: BATCH, burstWhenBatchFull: true };
    for (const channel of this.channels.names) {
      const ids: string[] = [];
      while (ids.length < WORKERS && !this.stopping)
        ids.push(
          await boss.work<DeliveryJob>(queueOf(channel), options, async (jobs) => {
            await allOf(jobs.map(({ data }) => deliver(data)));
          }),
        );
      this.workers.set(channel, ids);
    }
  }

  private wake(channel: ChannelName): void {
    for (const id of this.workers.get(channel) ?? []) this.boss?.notifyWorker(id);
  }

  /** The library with our queues in it; tried again by the next who asks when it could not start. */
  private started(): Promise<PgBoss> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
    return this.starting;
  }

  private async start(): Promise<PgBoss> {
    const { PgBoss: Queues } = await import('pg-boss');
    const { url } = this.database.dataSource.options as { url?: string };
    const boss = new Queues({ ...SETTINGS, connectionString: url });
    boss.on('error', (error) => this.logger.warn(`the queue: ${error.message}`));
    try {
      await boss.start();
      for (const name of this.channels.names) await boss.createQueue(queueOf(name), QUEUE);
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
    this.boss = boss;
    return boss;
  }
}

/** Waits for every one, also when one fails, since whatever is not over would be done twice. */
async function allOf(deliveries: Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(deliveries);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function queueOf(channel: string): string {
  return `notification.${channel}`;
}
