import { DEMO_PASSWORD } from '../../modules/demo/index.js';
import type { HttpClient } from './http-client.js';

interface OpenTask {
  id: string;
  type: string;
}

/** Who does each step of the standard process, and what is entered. The unit is that of category 0101. */
const STEPS: Record<string, { username: string; variables: object }> = {
  dispatch: { username: 'paidan', variables: {} },
  sign: { username: 'ls-dcg', variables: { outcome: 'signed' } },
  contact: { username: 'ls-dcg', variables: { contacted: true } },
  handle: { username: 'ls-dcg', variables: { result: '已处理' } },
  review: { username: 'ls-dcg-head', variables: { approved: true } },
  reply: { username: 'ls-dcg', variables: { reply: '已处理完毕' } },
  'follow-up': {
    username: 'huifang',
    variables: { reached: true, contacted: true, solved: true, satisfaction: 'satisfied' },
  },
  archive: { username: 'guidang', variables: {} },
};

/** The types of task of the standard process in their order. */
export const STEP_TYPES = Object.keys(STEPS);

/** Plays whole lifecycles of a general case over HTTP: registration and eight tasks, nine human steps. */
export class Lifecycle {
  private readonly tokens = new Map<string, string>();
  private begun = 0;
  /** Ids of the cases played to their end. */
  readonly ended: string[] = [];
  /** Milliseconds of every completion. */
  readonly completions: number[] = [];
  readonly intakes: number[] = [];
  readonly lists: number[] = [];

  /** `clients` reach one server each; lifecycles are shared out among them. */
  constructor(private readonly clients: HttpClient[]) {}

  forgetSamples(): void {
    for (const samples of [this.completions, this.intakes, this.lists]) samples.length = 0;
  }

  async signIn(): Promise<void> {
    for (const username of ['zuoxi', ...new Set(Object.values(STEPS).map((step) => step.username))]) {
      this.tokens.set(username, await signIn(this.client(0), username));
    }
  }

  /** One matter from intake to archive. Throws when a step is not the one expected. */
  async play(): Promise<void> {
    this.ended.push(await this.playUntil());
  }

  /** One matter until it waits for a step of the type; answers the id of the case. */
  async playUntil(type?: string): Promise<string> {
    const index = this.begun++;
    const client = this.client(index);
    const caseId = await this.register(client, index);
    for (const step of STEP_TYPES) {
      if (step === type) break;
      await this.completeNext(client, caseId, step);
    }
    return caseId;
  }

  /** One matter whose citizen does not answer the follow-up, so that a timer waits to try again. */
  async playUntilUnreached(): Promise<string> {
    const caseId = await this.playUntil('follow-up');
    await this.completeNext(this.client(0), caseId, 'follow-up', { reached: false });
    return caseId;
  }

  private client(index: number): HttpClient {
    const client = this.clients[index % this.clients.length];
    if (!client) throw new Error('there is no server');
    return client;
  }

  private async register(client: HttpClient, index: number): Promise<string> {
    const body = {
      ...{ channel: 'phone', nature: 'complaint', urgency: 'general', category: '0101', place: 'LS-JJ-01' },
      ...{ title: `路灯不亮 ${index}`, content: `压测诉求 ${index} ${Math.random().toString(36).slice(2)}` },
      citizen: { phone: String(10_000_000_000 + index) },
    };
    const answer = await client.send<{ id: string }>('POST', '/api/v1/cases', {
      token: this.tokens.get('zuoxi'),
      body,
    });
    this.intakes.push(answer.milliseconds);
    return expectOk(answer).id;
  }

  private async completeNext(client: HttpClient, caseId: string, type: string, entries?: object): Promise<void> {
    const { username, variables } = {
      ...(STEPS[type] ?? { username: '', variables: {} }),
      ...(entries && { variables: entries }),
    };
    const token = this.tokens.get(username);
    const path = `/api/v1/tasks?caseId=${caseId}&limit=1`;
    const list = await client.send<{ items: OpenTask[] }>('GET', path, { token });
    this.lists.push(list.milliseconds);
    const [task] = expectOk(list).items;
    if (task?.type !== type) throw new Error(`expected a task of type ${type}, found ${task?.type}`);
    const done = await client.send('POST', `/api/v1/tasks/${task.id}/completion`, { token, body: { variables } });
    this.completions.push(done.milliseconds);
    expectOk(done);
  }
}

/** A token of one of the demo city's accounts. */
export async function signIn(client: HttpClient, username: string): Promise<string> {
  const body = { username, password: DEMO_PASSWORD };
  return expectOk(await client.send<{ token: string }>('POST', '/api/v1/sessions', { body })).token;
}

/** The body of an answer; throws when it is a refusal. */
export function expectOk<T>({ status, body }: { status: number; body: T }): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
