import { Agent, request, type IncomingMessage } from 'node:http';

/** An answer of the server. */
export interface Answer<T> {
  status: number;
  body: T;
  /** From sending to the last byte, milliseconds. */
  milliseconds: number;
}

/** A lean HTTP client, so that a load test measures the server and not itself. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly baseUrl: string) {}

  async send<T>(
    method: string,
    path: string,
    options: { token?: string; body?: object; key?: string } = {},
  ): Promise<Answer<T>> {
    const started = performance.now();
    const payload = options.body && JSON.stringify(options.body);
    const headers: Record<string, string | number> = { connection: 'keep-alive' };
    if (options.token) headers.authorization = `Bearer ${options.token}`;
    if (options.key) headers['idempotency-key'] = options.key;
    if (payload)
      Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) });
    const { status, text } = await this.exchange(method, path, headers, payload);
    return { status, body: (text ? JSON.parse(text) : null) as T, milliseconds: performance.now() - started };
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(
    method: string,
    path: string,
    headers: object,
    payload?: string,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.baseUrl}${path}`,
        { method, headers: { ...headers }, agent: this.agent },
        (response) => {
          collect(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
        },
      );
      call.on('error', reject);
      call.end(payload);
    });
  }
}

async function collect(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
