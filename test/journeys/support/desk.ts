import type { Answer, Hotline } from '../../support/hotline.js';

/** A task as it is answered. */
export type Shown = Record<string, any>;

/** What people do at tasks, over HTTP. */
export class Desk {
  constructor(private readonly hotline: Hotline) {}

  /** One verb at a task: `claim`, `signatures`, `withdrawal` and so on. */
  act(as: string, taskId: string, verb: string, body: object = {}): Promise<Answer<Shown>> {
    return this.hotline.call('POST', `/api/v1/tasks/${taskId}/${verb}`, { as, body });
  }

  /** The same, which must be granted. */
  async done(as: string, taskId: string, verb: string, body: object = {}): Promise<Shown> {
    const { status, body: answer } = await this.act(as, taskId, verb, body);
    if (status >= 300) throw new Error(JSON.stringify(answer));
    return answer;
  }

  complete(as: string, taskId: string, variables: object = {}): Promise<Answer<Shown>> {
    return this.act(as, taskId, 'completion', { variables });
  }

  async task(as: string, taskId: string): Promise<Shown> {
    return (await this.hotline.call('GET', `/api/v1/tasks/${taskId}`, { as })).body;
  }

  /** The one open signature that somebody owes at a task. */
  async owed(as: string, parentId: string): Promise<Shown> {
    const { body } = await this.hotline.call('GET', '/api/v1/tasks?limit=200&type=counter-sign', { as });
    const [found] = (body.items as Shown[]).filter((task) => task.parentId === parentId);
    if (!found) throw new Error(`${as} owes no signature`);
    return found;
  }

  /** Publishes a diagram and starts it; answers the id of the instance. */
  async start(xml: string, variables: object = {}): Promise<string> {
    const [, definitionKey] = /<process id="([^"]+)" isExecutable="true"/.exec(xml) ?? [];
    const { body: draft } = await this.hotline.call('POST', '/api/v1/process-definitions', { body: { xml } });
    const { status, body } = await this.hotline.call('POST', `/api/v1/process-definitions/${draft.id}/publication`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const started = await this.hotline.call('POST', '/api/v1/process-instances', {
      body: { definitionKey, variables },
    });
    return started.body.id as string;
  }

  /** The open tasks of an instance by the id of their element. */
  async openAt(instanceId: string, elementId: string): Promise<Shown[]> {
    const { body } = await this.hotline.call('GET', `/api/v1/tasks?processInstanceId=${instanceId}`);
    return (body.items as Shown[]).filter((task) => task.elementId === elementId && !task.parentId);
  }

  /** Ids of the elements at which open tasks stand, in order. */
  async elements(instanceId: string): Promise<string[]> {
    const { body } = await this.hotline.call('GET', `/api/v1/tasks?processInstanceId=${instanceId}`);
    return (body.items as Shown[]).map(({ elementId }) => elementId as string).sort();
  }

  async variables(instanceId: string): Promise<Shown> {
    return (await this.hotline.call('GET', `/api/v1/process-instances/${instanceId}`)).body.variables;
  }

  /** Where states and tables disagree. */
  async differences(): Promise<unknown[]> {
    return (await this.hotline.call('POST', '/api/v1/consistency-checks')).body.differences;
  }
}
