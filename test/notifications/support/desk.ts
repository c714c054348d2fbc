import {
  Notifications,
  NotificationsModule,
  NotificationTemplates,
  type Notice,
} from '../../../modules/notifications/index.js';
import { DueWorkRegistry, SYSTEM, type Role } from '../../../modules/kernel/index.js';
import { OrganisationModule } from '../../../modules/organisation/index.js';
import { until } from '../../faults/support/nodes.js';
import { startProgram, type Program } from '../../http/support/program.js';
import { HttpReceiver, MailReceiver } from './receivers.js';

export const WEBHOOK_SECRET = 'a shared secret';
export const SMS_KEY = 'the key of the gateway';

const DATA_KEY = '5a'.repeat(32);

/** Something to tell people, unless told otherwise. */
export const URGED: Omit<Notice, 'to'> = {
  template: 'urge',
  data: { number: 'LS1', title: '路灯不亮', from: '督办员', reason: '两天没有进展' },
};

/** Identity and notifications with real receivers at the other ends. */
export class Desk {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly program: Program,
    readonly sms: HttpReceiver,
    readonly webhook: HttpReceiver,
    readonly mail: MailReceiver,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<Desk> {
    const [sms, webhook, mail] = await Promise.all([HttpReceiver.open(), HttpReceiver.open(), MailReceiver.open()]);
    const program = await startProgram([OrganisationModule, NotificationsModule], {
      DATA_KEY,
      ...{ SMTP_URL: mail.url, SMTP_FROM: '12345 <no-reply@hotline.example>' },
      ...{ WEBHOOK_URL: webhook.url, WEBHOOK_SECRET, SMS_URL: sms.url, SMS_KEY },
      ...env,
    });
    await program.database.transaction(async (tx) => program.get(NotificationTemplates).load(tx));
    return new Desk(program, sms, webhook, mail);
  }

  async close(): Promise<void> {
    this.sms.close();
    this.webhook.close();
    await this.program.close();
    await this.mail.close();
  }

  async signIn(username: string, ...roles: Role[]): Promise<void> {
    this.tokens.set(username, await this.program.signIn(username, ...roles));
  }

  /** Settings of another process that works for the same city. */
  get environment(): Record<string, string> {
    const { url } = this.program.database.dataSource.options as { url?: string };
    return { DATABASE_URL: url ?? '', DATA_KEY, SMS_URL: this.sms.url, SMS_KEY };
  }

  /** One request as somebody who has signed in. */
  async call(as: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
    const headers = { authorization: `Bearer ${this.tokens.get(as)}` };
    const { statusCode, body } = await this.program.app.inject({ method, url: `/api/v1/${path}`, headers, payload });
    return { status: statusCode, body: JSON.parse(body || 'null') };
  }

  send(notice: Partial<Notice> & Pick<Notice, 'to'>): Promise<void> {
    const by = { actor: SYSTEM, at: this.program.clock.now() };
    return this.program.database.transaction((tx) =>
      this.program.get(Notifications).send(tx, by, { ...URGED, ...notice }),
    );
  }

  /** Does what is due at the time of the clock. */
  async runDue(): Promise<number> {
    return this.program.get(DueWorkRegistry).runDue(this.program.clock.now());
  }

  at(time: string): void {
    this.program.clock.set(new Date(`2026-03-${time}+08:00`));
  }

  /** The deliveries there are, oldest first. */
  deliveries(): Promise<Record<string, any>[]> {
    return this.program.database.query(`SELECT * FROM notification_delivery ORDER BY id`);
  }

  /** Waits until the delivery number `count` has come to `state`, and answers it. */
  async delivery(count: number, state: string): Promise<Record<string, any>> {
    const found = async () => (await this.deliveries())[count - 1];
    await until(async () => (await found())?.state === state);
    return (await found())!;
  }

  /** Forgets everything that was sent, and stands at Monday morning. */
  async clear(): Promise<void> {
    await this.program.database.query(
      'TRUNCATE notification, notification_delivery, notification_address, notification_preference',
    );
    for (const { arrivals } of [this.sms, this.webhook, this.mail]) arrivals.all.length = 0;
    [this.sms.status, this.webhook.status, this.mail.refuseWith] = [204, 204, 0];
    this.at('02T09:00:00');
  }
}
