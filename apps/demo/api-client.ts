import { randomUUID } from 'node:crypto';
import type { Page } from '../../modules/kernel/index.js';

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

interface Write {
  body: object;
  /** Idempotency-Key. */
  key: string;
}

const RETRY_MS = 250;
const MOST_RETRIES = 240;

/** One person's session at the server. Requests that meet a server that is away are repeated under the same key. */
export class ApiClient {
  /** The session, or the login that is on its way to it: requests at the same time share one. */
  private token: Promise<string> | null = null;

  constructor(
    private readonly baseUrl: string,
    private readonly credentials: { username: string; password: string },
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  /** Every item of a list, page after page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<T> = await this.get(`${path}?limit=200${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  /** Done once, however often the connection breaks on the way. */
  post<T>(path: string, body: object, key: string = randomUUID()): Promise<T> {
    return this.request<T>('POST', path, { body, key });
  }

  /** Attaches a file to a case. */
  upload(path: string, file: { bytes: Buffer; name: string; kind: string }): Promise<unknown> {
    const form = new FormData();
    form.append('kind', file.kind);
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return this.request('POST', path, { body: form, key: randomUUID() });
  }

  private async request<T>(method: string, path: string, write?: Write): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        this.token ??= this.login();
        return await this.send<T>(method, path, write, await this.token);
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
    try {
      const write = { body: this.credentials, key: randomUUID() };
      return (await this.send<{ token: string }>('POST', '/api/v1/sessions', write)).token;
    } catch (error) {
      this.token = null;
      throw error;
    }
  }

  private async send<T>(method: string, path: string, write?: Write, token?: string): Promise<T> {
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    const { body: sent, more } = written(write);
    const response = await fetch(`${this.baseUrl}${path}`, { method, headers: { ...headers, ...more }, body: sent });
    const text = await response.text();
    const body: unknown = text ? JSON.parse(text) : null;
    if (!response.ok) throw new ApiError(response.status, body as ApiError['problem']);
    return body as T;
  }
}

/** The body of a request and the headers that go with it; a form brings its own. */
function written(write: Write | undefined): { body?: FormData | string; more?: Record<string, string> } {
  if (!write) return {};
  if (write.body instanceof FormData) return { body: write.body };
  const more = { 'content-type': 'application/json', 'idempotency-key': write.key };
  return { body: JSON.stringify(write.body), more };
}
