import type { Answer, Hotline } from '../../support/hotline.js';

/** The smallest picture there is. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Event {
  type: string;
  data: Record<string, any>;
}

interface Page {
  items: Event[];
  nextCursor: string | null;
}

export type Variables = Record<string, unknown>;

/** A case on its way through the hotline, told in the words of the people who work on it. */
export class Journey {
  constructor(
    private readonly hotline: Hotline,
    readonly caseId: string,
  ) {}

  /** Types of the open tasks, in order. */
  async open(): Promise<string[]> {
    return (await this.hotline.tasks(this.caseId)).map(({ type }) => type as string).sort();
  }

  /** Somebody of the centre does the one open task of a type. */
  async centre(as: string, type: string, variables: Variables = {}): Promise<void> {
    await this.hotline.complete(this.caseId, type, as, variables);
  }

  /** The clerk of a unit does its open task of a type. */
  async unit(unit: string, type: string, variables: Variables = {}): Promise<void> {
    await this.act(await this.taskOf(unit, type), unit.toLowerCase(), variables);
  }

  /** The head of a unit does its open task of a type. */
  async head(unit: string, type: string, variables: Variables = {}): Promise<void> {
    await this.act(await this.taskOf(unit, type), `${unit.toLowerCase()}-head`, variables);
  }

  /** The id of a unit's open task of a type. */
  async taskOf(unit: string, type: string): Promise<string> {
    const open = await this.hotline.tasks(this.caseId);
    const mine = (groups: string[]) => groups.some((group) => group.split(':')[1] === unit);
    const task = open.find((each) => each.type === type && mine(each.candidateGroups as string[]));
    if (!task) throw new Error(`${unit} has no ${type}: ${open.map((each) => each.type as string).join()}`);
    return task.id as string;
  }

  async photo(as: string): Promise<void> {
    const file = { bytes: PHOTO, name: '现场.png', as, kind: 'photo' };
    await this.hotline.upload(`/api/v1/cases/${this.caseId}/attachments`, file);
  }

  /** How often something is in the history. */
  async times(type: string): Promise<number> {
    return (await this.said(type)).length;
  }

  /** The data of every event of a type, in order. */
  async said(type: string): Promise<Record<string, any>[]> {
    return (await this.events()).filter((event) => event.type === type).map(({ data }) => data);
  }

  /** The whole history. */
  async events(): Promise<Event[]> {
    const events: Event[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer<Page> = await this.get(`/history?limit=200${cursor && `&cursor=${cursor}`}`);
      events.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    return events;
  }

  get<T = Record<string, any>>(path: string, as = 'duban'): Promise<Answer<T>> {
    return this.hotline.call<T>('GET', `/api/v1/cases/${this.caseId}${path}`, { as });
  }

  post(path: string, body: Variables, as = 'duban') {
    return this.hotline.call('POST', `/api/v1/cases/${this.caseId}${path}`, { as, body });
  }

  /** A standard case up to the reply of its unit. */
  async handledBy(unit: string): Promise<void> {
    await this.unit(unit, 'sign', { outcome: 'signed' });
    await this.unit(unit, 'contact', { contacted: true });
    await this.unit(unit, 'handle', { result: '已处理' });
    await this.head(unit, 'review', { approved: true });
  }

  async followedUp(satisfaction: string): Promise<void> {
    const reason = satisfaction === 'dissatisfied' ? { reasonCode: 'not-solved', reason: '没有解决' } : {};
    const answers = { reached: true, contacted: true, solved: satisfaction !== 'dissatisfied', satisfaction };
    await this.centre('huifang', 'follow-up', { ...answers, ...reason });
  }

  private async act(taskId: string, as: string, variables: Variables): Promise<void> {
    const path = `/api/v1/tasks/${taskId}/completion`;
    const { status, body } = await this.hotline.call('POST', path, { as, body: { variables } });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
}
