import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer } from '../../apps/server/start-server.js';
import { DEMO_PASSWORD } from '../../modules/demo/index.js';
import { readConfig, type Clock } from '../../modules/kernel/index.js';
import { runSql } from './run-sql.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface CallOptions {
  as?: string;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}

const ADMIN_PASSWORD = 'admin-12345';

/** A whole hotline, server and database, in this process; the demo city is loaded and the clock is simulated. */
export class Hotline {
  private readonly tokens = new Map<string, string>();

  private constructor(
    private server: RunningServer,
    readonly db: TestDatabase,
    private readonly dataDir: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** `clock` may show another time than the machine's until the first restart. */
  static async open(env: Record<string, string> = {}, clock?: Clock): Promise<Hotline> {
    const db = await createTestDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-hotline-'));
    const settings = { DATABASE_URL: db.url, DATA_DIR: dataDir, PORT: '0', CLOCK: 'simulated', DEMO: 'true' };
    const all = { ...settings, ADMIN_PASSWORD, WORKER: 'false', ...env };
    return new Hotline(await startServer(readConfig(all), undefined, clock), db, dataDir, all);
  }

  /** Stops the server and starts it again, `outage` milliseconds of simulated time later; nothing ran meanwhile. */
  async restart(outage = 0): Promise<void> {
    await this.server.stop();
    await runSql(this.db.url, 'UPDATE simulated_clock SET offset_ms = offset_ms + $1', [outage]);
    this.server = await startServer(readConfig(this.settings));
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.db.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  get url(): string {
    return this.server.url;
  }

  /** One request as an account; `admin` unless told, nobody for the empty name. */
  async call<T = Record<string, any>>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const { as = 'admin', body, key, headers = {} } = options;
    if (as) headers.authorization = `Bearer ${await this.token(as)}`;
    if (key) headers['idempotency-key'] = key;
    if (body !== undefined && !headers['content-type']) headers['content-type'] = 'application/json';
    const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, { method, headers, body: payload });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: (json && text ? JSON.parse(text) : text) as T };
  }

  /** Headers of an account's requests. */
  async headers(as: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.token(as)}` };
  }

  /** Sends one file as a form does. */
  async upload(path: string, file: { bytes: Buffer; name: string; as: string; kind?: string }): Promise<Answer<any>> {
    const form = new FormData();
    if (file.kind) form.append('kind', file.kind);
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: await this.headers(file.as),
      body: form,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** Registers a case as an agent; answers its id. */
  async register(facts: Record<string, unknown> = {}): Promise<string> {
    const body = {
      channel: 'phone',
      nature: 'complaint',
      category: '0101',
      title: '路灯不亮',
      content: '路口的路灯不亮',
      ...facts,
    };
    const { status, body: answer } = await this.call('POST', '/api/v1/cases', { as: 'zuoxi', body });
    if (status !== 201) throw new Error(JSON.stringify(answer));
    return answer.id as string;
  }

  /** The open tasks of a case, as a supervisor sees them. */
  async tasks(caseId: string): Promise<Record<string, any>[]> {
    const { body } = await this.call<{ items: Record<string, any>[] }>('GET', `/api/v1/tasks?caseId=${caseId}`, {
      as: 'duban',
    });
    return body.items;
  }

  /** Completes the one open task of a type. */
  async complete(caseId: string, type: string, as: string, variables: object = {}): Promise<Answer> {
    const task = (await this.tasks(caseId)).find((open) => open.type === type);
    if (!task)
      throw new Error(`no open task of type ${type}: ${(await this.tasks(caseId)).map((open) => open.type).join()}`);
    const answer = await this.call('POST', `/api/v1/tasks/${task.id}/completion`, { as, body: { variables } });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer;
  }

  /** Types of the events in a case's history, in order. */
  async history(caseId: string): Promise<string[]> {
    const { body } = await this.call<{ items: { type: string }[] }>('GET', `/api/v1/cases/${caseId}/history?limit=200`);
    return body.items.map(({ type }) => type);
  }

  advance(by: string): Promise<Answer> {
    return this.call('POST', '/api/v1/clock/advance', { body: { by } });
  }

  private async token(username: string): Promise<string> {
    const known = this.tokens.get(username);
    if (known) return known;
    const password = username === 'admin' ? ADMIN_PASSWORD : DEMO_PASSWORD;
    const { body } = await this.call<{ token: string }>('POST', '/api/v1/sessions', {
      as: '',
      body: { username, password },
    });
    this.tokens.set(username, body.token);
    return body.token;
  }
}
