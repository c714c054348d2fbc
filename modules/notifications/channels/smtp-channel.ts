import type { Transporter } from 'nodemailer';
import { DELIVERY_PATIENCE_MS, Undeliverable, type Channel, type Message } from './channel.js';

/** Fields of what nodemailer throws. */
interface MailFault {
  code?: string;
  responseCode?: number;
  message: string;
}

/** Plain-text mail; its Message-ID is made of the id of the message. */
export class SmtpChannel implements Channel {
  readonly name = 'smtp';
  private transport: Promise<Transporter> | null = null;

  constructor(private readonly server: { url: string; from: string }) {}

  async deliver({ id, address, subject, body, urgent }: Message): Promise<void> {
    const { from } = this.server;
    this.transport ??= this.open();
    const transport = await this.transport;
    const mail = { from, to: { name: '', address }, subject, text: body, messageId: `<${id}@${domainOf(from)}>` };
    await transport.sendMail({ ...mail, priority: urgent ? 'high' : 'normal' }).catch(refuse);
  }

  /** The library is loaded with the first mail, not with the program. */
  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const [connectionTimeout, socketTimeout] = [DELIVERY_PATIENCE_MS / 4, DELIVERY_PATIENCE_MS / 2];
    const limits = { connectionTimeout, greetingTimeout: connectionTimeout, socketTimeout };
    return createTransport({ url: this.server.url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  }
}

/** Says what happened without the address, which answers of mail servers like to repeat. */
function refuse(error: MailFault): never {
  const { code = 'SMTP', responseCode } = error;
  if (responseCode === undefined) throw new Error(`${code} ${error.message}`.slice(0, 200));
  const isFinal = responseCode >= 500 && code !== 'EAUTH';
  throw new (isFinal ? Undeliverable : Error)(`${code} ${String(responseCode)}`);
}

/** `x.cn` of `12345 <no-reply@x.cn>`. */
const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'lianxin';
