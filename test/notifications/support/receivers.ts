import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Keeps what arrives, in order; whoever asks for more than there is waits. */
class Arrivals<T> {
  readonly all: T[] = [];
  private readonly waiting: (() => void)[] = [];

  add(item: T): void {
    this.all.push(item);
    this.waiting.splice(0).forEach((look) => look());
  }

  /** The arrival number `count`, counted from 1. */
  async number(count: number): Promise<T> {
    while (this.all.length < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.all[count - 1]!;
  }
}

/** One request that was received. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A gateway, or the receiver of a webhook. */
export class HttpReceiver {
  readonly arrivals = new Arrivals<Received>();
  /** What it answers; null hangs up without a word, 0 never answers. */
  status: number | null = 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<HttpReceiver> {
    let listener: RequestListener = () => undefined;
    const server = createServer((request, response) => listener(request, response));
    const receiver = new HttpReceiver(server);
    listener = (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const { status } = receiver;
        if (status === null) request.socket.destroy();
        else if (status > 0)
          response.writeHead(status, { location: '/elsewhere' }).end('13800001234 is not known here');
        receiver.arrivals.add({ headers: request.headers, body });
      });
    };
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/in`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** One mail that was received. */
export interface Mail {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server. */
export class MailReceiver {
  readonly arrivals = new Arrivals<Mail>();
  /** Refuses the next recipients with this number; 0 takes them. */
  refuseWith = 0;

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<MailReceiver> {
    const hooks: SMTPServerOptions = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (...call) => hooks.onRcptTo?.(...call),
      onData: (...call) => hooks.onData?.(...call),
    });
    const receiver = new MailReceiver(server);
    Object.assign(hooks, receiver.hooks());
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return receiver;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private hooks(): SMTPServerOptions {
    return {
      onRcptTo: ({ address }, _session, answer) => {
        if (this.refuseWith === 0) answer();
        else answer(Object.assign(new Error(`no mailbox ${address}`), { responseCode: this.refuseWith }));
      },
      onData: (stream, { envelope }, answer) => {
        let raw = '';
        stream.setEncoding('utf8').on('data', (text: string) => (raw += text));
        stream.on('end', () => {
          answer();
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          this.arrivals.add({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        });
      },
    };
  }
}
