import { DEMO_PASSWORD } from '../../modules/demo/index.js';
import type { Page } from '../../modules/kernel/index.js';
import { entriesFor, type CaseStory } from './answers.js';
import { ApiClient } from './api-client.js';
import type { Matter } from './matters.js';

/** One case as it was played. */
export interface PlayedCase {
  id: string;
  path: string;
  steps: number;
  /** From registration to archive on the server's clock, hours. */
  hours: number;
  late: boolean;
}

interface OpenTask {
  id: string;
  type: string | null;
  candidateGroups: string[];
}

const MOST_STEPS = 60;

/** Plays matters through the HTTP API, every step by an account that may do it. */
export class Player {
  private readonly clients = new Map<string, ApiClient>();

  constructor(
    private readonly baseUrl: string,
    /** Called before each step with its task type; a simulated clock moves there. */
    private readonly before: (type: string, story: CaseStory) => Promise<void>,
  ) {}

  async play(matter: Matter, index: number): Promise<PlayedCase> {
    const story = {
      index,
      urgency: matter.urgency,
      dissatisfactions: index % 10 === 3 ? 1 : 0,
      returns: index % 7 === 2,
    };
    const told = { ...story };
    const id = await this.register(matter, index);
    let steps = 1;
    for (let task = await this.nextTask(id); task; task = await this.nextTask(id)) {
      if (++steps > MOST_STEPS) throw new Error(`case ${id} does not end`);
      await this.before(task.type ?? '', story);
      await this.complete(task, story);
    }
    return this.closing(id, pathOf(told), steps);
  }

  private async register(matter: Matter, index: number): Promise<string> {
    const { ref: _ref, channel, nature, category, urgency, place, title, content } = matter;
    const citizen = { name: `演示市民${index + 1}`, phone: String(index + 1).padStart(11, '0') };
    const { id } = await this.as('zuoxi').post<{ id: string }>('/api/v1/cases', {
      ...{ channel, nature, category, urgency, place, title, content, citizen },
    });
    return id;
  }

  private async nextTask(caseId: string): Promise<OpenTask | undefined> {
    const { items } = await this.as('duban').get<Page<OpenTask>>(`/api/v1/tasks?caseId=${caseId}&limit=1`);
    return items[0];
  }

  private async complete(task: OpenTask, story: CaseStory): Promise<void> {
    const variables = entriesFor(task.type ?? '', story);
    await this.as(this.accountFor(task)).post(`/api/v1/tasks/${task.id}/completion`, { variables });
  }

  /** The demo account that is in the task's first group. */
  private accountFor(task: OpenTask): string {
    const [group = ''] = task.candidateGroups;
    const [kind, name = '', role] = group.split(':');
    if (kind === 'unit') return role === 'reviewer' ? `${name.toLowerCase()}-head` : name.toLowerCase();
    const account = CENTRE_ACCOUNTS[name];
    if (!account) throw new Error(`no demo account is in "${group}"`);
    return account;
  }

  private async closing(id: string, path: string, steps: number): Promise<PlayedCase> {
    const file = await this.as('duban').get<{ registeredAt: string; archivedAt: string | null }>(`/api/v1/cases/${id}`);
    const hours = (Date.parse(file.archivedAt ?? file.registeredAt) - Date.parse(file.registeredAt)) / 3_600_000;
    return { id, path: file.archivedAt ? path : 'not archived', steps, hours, late: await this.wasLate(id) };
  }

  private async wasLate(id: string): Promise<boolean> {
    const events = await this.as('duban').all<{ type: string }>(`/api/v1/cases/${id}/history`);
    return events.some(({ type }) => type === 'sla.breached');
  }

  private as(username: string): ApiClient {
    let client = this.clients.get(username);
    if (!client) {
      client = new ApiClient(this.baseUrl, { username, password: DEMO_PASSWORD });
      this.clients.set(username, client);
    }
    return client;
  }
}

const CENTRE_ACCOUNTS: Record<string, string> = {
  agent: 'zuoxi',
  dispatcher: 'paidan',
  'follow-up-agent': 'huifang',
  supervisor: 'duban',
  archivist: 'guidang',
  leader: 'lingdao',
};

/** How the case went, in the words of the closing table. */
function pathOf({ urgency, dissatisfactions, returns }: CaseStory): string {
  if (urgency === 'inquiry') return '直接解答 answered at once';
  if (dissatisfactions > 0) return '不满意重办 reworked';
  return returns ? '退单后办结 returned first' : '标准办理 standard';
}
