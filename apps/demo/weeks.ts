import { ApiClient } from './api-client.js';
import { entriesFor } from './answers.js';
import type { Matter } from './matters.js';
import { Player, type OpenTask, type PlayedCase } from './player.js';
import { storyOf } from './story.js';

/** Days that hold a Wednesday, a day with a 6, and the promises made. */
const DAYS = 25;
/** Nobody takes it up until a meeting does. */
const NEGLECTED: Matter = {
  ...{ ref: 'W1', channel: 'phone', nature: 'complaint', category: '0101', urgency: 'general', place: 'LS-SZ' },
  ...{ title: '路灯久未修复', content: '多次反映，至今无人处理。' },
};
const CALL = { nature: 'complaint', title: '小区夜间施工噪音', content: '连续三晚施工到凌晨。', category: '0101' };

interface Meeting {
  id: string;
  kind: string;
  heldAt: string | null;
}

interface AgendaItem {
  caseId: string;
}

/** What goes on by itself after the cases are closed: promises fall due, leaders take calls, meetings look at what is left. */
export class Weeks {
  constructor(
    private readonly player: Player,
    private readonly admin: ApiClient,
    private readonly supervisor: ApiClient,
  ) {}

  /** Lets the days go by, with everybody doing what falls to them; answers the cases that came of it. */
  async pass(): Promise<PlayedCase[]> {
    const called = [await this.player.neglect(NEGLECTED, 9000)];
    for (let day = 0; day < DAYS; day++) {
      await this.admin.post('/api/v1/clock/advance', { by: 'P1D' });
      await this.player.completeAll('huifang', 'look-back', (task) => this.usual(task));
      await this.player.completeAll('lingdao', 'receive-calls', () => Promise.resolve(this.calls(day)));
      await this.player.completeAll('duban', 'follow-reception-item', (task) => {
        if (task.caseId) called.push(task.caseId);
        return this.usual(task);
      });
      await this.player.completeAll('duban', 'hold-meeting', () => this.decisions());
      await this.player.completeAll('ls-dcg', 'carry-out-item', (task) => this.usual(task));
    }
    return Promise.all([...new Set(called)].map((id) => this.player.finish(id)));
  }

  private usual(task: OpenTask): Promise<object> {
    return Promise.resolve(entriesFor(task.type ?? '', storyOf(0, 'general', false), new Date(task.createdAt)));
  }

  /** One call in the first week, none later. */
  private calls(day: number): object {
    return { receptionItems: day < 8 ? [{ ...CALL, instruction: '三日内解决并回复。' }] : [] };
  }

  /** Everything on the agenda gets a lead and a limit. */
  private async decisions(): Promise<object> {
    const { items: meetings } = await this.supervisor.get<{ items: Meeting[] }>('/api/v1/meetings');
    const next = meetings.find(({ kind, heldAt }) => kind === 'dispatch' && heldAt === null);
    const { items } = await this.supervisor.get<{ items: AgendaItem[] }>(`/api/v1/meetings/${next?.id}`);
    const { now } = await this.admin.post<{ now: string }>('/api/v1/clock/advance', { by: 'PT1S' });
    const dueAt = new Date(Date.parse(now) + 5 * 86_400_000).toISOString();
    const given = items.map(({ caseId }) => ({ caseId, leadUnit: 'LS-DCG', coUnits: [], task: '限期办结', dueAt }));
    return { minutes: '逐件研究，限期办结。', items: given };
  }
}
