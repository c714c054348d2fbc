import { DEMO_PASSWORD } from '../../modules/demo/index.js';
import type { Page } from '../../modules/kernel/index.js';
import { entriesFor } from './answers.js';
import { ApiClient, ApiError } from './api-client.js';
import { accountFor } from './cast.js';
import type { Matter } from './matters.js';
import { PHOTO } from './photo.js';
import { storyOf, type Beside, type CaseStory } from './story.js';

/** One case as it was played. */
export interface PlayedCase {
  id: string;
  /** Key of its main process. */
  process: string;
  registeredAt: string;
  archived: boolean;
  steps: number;
  /** From registration to archive on the server's clock, hours. */
  hours: number;
  /** How often each event is in its history. */
  events: Record<string, number>;
}

export interface OpenTask {
  id: string;
  type: string | null;
  caseId: string | null;
  candidateGroups: string[];
  evidence: string[];
  createdAt: string;
}

const MOST_STEPS = 120;

/** Plays matters through the HTTP API, every step by an account that may do it. */
export class Player {
  private readonly clients = new Map<string, ApiClient>();

  constructor(
    private readonly baseUrl: string,
    /** Called before each step with its task type; a simulated clock moves there. */
    private readonly before: (type: string, story: CaseStory) => Promise<void>,
  ) {}

  /** From intake to archive, with everything that runs beside it. */
  async play(matter: Matter, index: number, besides = false): Promise<PlayedCase> {
    const story = storyOf(index, matter.urgency, besides);
    const id = await this.register(matter, index);
    return this.closing(id, matter, await this.walk(id, story));
  }

  /** Answers how many steps it took. */
  private async walk(id: string, story: CaseStory): Promise<number> {
    let steps = 1;
    for (let task = await this.nextTask(id); task; task = await this.nextTask(id)) {
      if (++steps > MOST_STEPS) throw new Error(`case ${id} does not end`);
      await this.before(task.type ?? '', story);
      await this.complete(id, task, story).catch(ifOvertaken);
    }
    return steps;
  }

  /** Registers and dispatches a matter that nobody takes up for now; answers its id. */
  async neglect(matter: Matter, index: number): Promise<string> {
    const id = await this.register(matter, index);
    const task = await this.nextTask(id);
    const variables = { leadUnit: 'LS-DCG', overruleReason: '演示' };
    if (task) await this.as('paidan').post(`/api/v1/tasks/${task.id}/completion`, { variables });
    return id;
  }

  /** Plays a case that somebody else registered to its end. */
  async finish(id: string): Promise<PlayedCase> {
    const story = storyOf(0, 'general', false);
    return this.closing(id, { urgency: 'general', channel: 'leader-reception' }, await this.walk(id, story));
  }

  /** The case with what its history has by now. */
  async again(played: PlayedCase): Promise<PlayedCase> {
    return { ...played, events: await this.events(played.id) };
  }

  /** Completes every open task of a type that an account has, whatever it belongs to; answers how many. */
  async completeAll(username: string, type: string, entries: (task: OpenTask) => Promise<object>): Promise<number> {
    const { items } = await this.as(username).get<Page<OpenTask>>(`/api/v1/tasks?type=${type}&limit=200`);
    for (const task of items)
      await this.as(username).post(`/api/v1/tasks/${task.id}/completion`, { variables: await entries(task) });
    return items.length;
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

  private async complete(caseId: string, task: OpenTask, story: CaseStory): Promise<void> {
    const account = accountFor(task.candidateGroups);
    if (task.type === 'handle' && story.beside) await this.begin(caseId, task, story);
    if (task.evidence.length > 0) await this.as(account).upload(`/api/v1/cases/${caseId}/attachments`, PHOTO);
    const variables = entriesFor(task.type ?? '', story, new Date(task.createdAt));
    await this.as(account).post(`/api/v1/tasks/${task.id}/completion`, { variables });
  }

  /** Asks for what runs beside the case, once. */
  private async begin(caseId: string, task: OpenTask, story: CaseStory): Promise<void> {
    const unit = accountFor(task.candidateGroups);
    const meetAt = new Date(Date.parse(task.createdAt) + 7_200_000).toISOString();
    const requests: Record<Beside, [as: string, path: string, body: object]> = {
      supervision: ['duban', `/api/v1/cases/${caseId}/supervisions`, { measure: 'order', reason: '群众反映强烈' }],
      consultation: [unit, `/api/v1/cases/${caseId}/consultations`, { topic: '权属不清', units: ['LS-DHB'] }],
      whistle: [
        unit,
        `/api/v1/cases/${caseId}/whistles`,
        { topic: '现场联合处置', place: '现场', units: ['LS-DHB'], meetAt },
      ],
      extension: [unit, `/api/v1/tasks/${task.id}/extensions`, { days: 2, reason: '需采购材料' }],
    };
    const [as, path, body] = requests[story.beside ?? 'supervision'];
    story.beside = null;
    await this.as(as).post(path, body);
  }

  private async closing(
    id: string,
    { urgency, channel }: Pick<Matter, 'urgency' | 'channel'>,
    steps: number,
  ): Promise<PlayedCase> {
    const file = await this.as('duban').get<{ registeredAt: string; archivedAt: string | null }>(`/api/v1/cases/${id}`);
    const hours = (Date.parse(file.archivedAt ?? file.registeredAt) - Date.parse(file.registeredAt)) / 3_600_000;
    const process = urgency === 'urgent' ? 'urgent' : channel === 'provincial-transfer' ? channel : 'standard';
    const { registeredAt, archivedAt } = file;
    return {
      ...{ id, process, registeredAt, archived: archivedAt !== null },
      steps,
      hours,
      events: await this.events(id),
    };
  }

  private async events(id: string): Promise<Record<string, number>> {
    const history = await this.as('duban').all<{ type: string }>(`/api/v1/cases/${id}/history`);
    const counts: Record<string, number> = {};
    for (const { type } of history) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
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

/** A timer may end a task while somebody is at it: what comes next is done then. */
function ifOvertaken(error: unknown): void {
  if (!(error instanceof ApiError) || error.problem.code !== 'task-ended') throw error;
}
