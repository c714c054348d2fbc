import { randomUUID } from 'node:crypto';

/** A refusal of the server. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code?: string; detail?: string; errors?: { path: string; message: string }[] },
  ) {
    const fields = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
    super(`${status} ${problem.code ?? ''} ${problem.detail ?? ''} ${fields}`);
  }
}

const RETRY_MS = 250;
const MOST_RETRIES = 240;

/** One person's session at the server. Requests that meet a server that is away are repeated under the same key. */
export class ApiClient {
  private token: string | null = null;

  constructor(
    private readonly baseUrl: string,
    private readonly credentials: { username: string; password: string },
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  /** Done once, however often the connection breaks on the way. */
  post<T>(path: string, body: object, key: string = randomUUID()): Promise<T> {
    return this.request<T>('POST', path, { body, key });
  }

  private async request<T>(method: string, path: string, write?: { body: object; key: string }): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        this.token ??= await this.login();
        return await this.send<T>(method, path, write);
      } catch (error) {
        if (tries >= MOST_RETRIES || !this.maySucceedLater(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** The server is away, or does not know the session any more. */
  private maySucceedLater(error: unknown): boolean {
    if (!(error instanceof ApiError)) return true;
    if (error.status === 401) this.token = null;
    return error.status === 401 || error.status === 429 || error.status === 503;
  }

  private async login(): Promise<string> {
    const { token } = await this.send<{ token: string }>('POST', '/api/v1/sessions', {
      body: this.credentials,
      key: randomUUID(),
    });
    return token;
  }

  private async send<T>(method: string, path: string, write?: { body: object; key: string }): Promise<T> {
    const headers: Record<string, string> = {};
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    if (write) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': write.key });
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers,
      body: write && JSON.stringify(write.body),
    });
    const text = await response.text();
    const body: unknown = text ? JSON.parse(text) : null;
    if (!response.ok) throw new ApiError(response.status, body as ApiError['problem']);
    return body as T;
  }
}
