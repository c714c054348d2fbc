import { Injectable } from '@nestjs/common';
import { limitsGiven, SlaPolicies } from '../sla/index.js';
import type { TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';
import { DispatchChoices } from './dispatch-choices.js';
import { PlaceArea } from './place-area.js';

/** Measures whose ends the urgent process is told, so that its timers and the clocks agree. */
const URGENT_MEASURES = ['respond', 'on-site', 'reply'];

/** When an urgent case must be responded to, reached and answered, counted from its dispatch. */
@Injectable()
export class UrgentDeadlines {
  constructor(
    private readonly store: CaseStore,
    private readonly policies: SlaPolicies,
    private readonly area: PlaceArea,
    private readonly choices: DispatchChoices,
  ) {}

  /** `warnAt` and `dueAt` of each measure; null where nothing limits it. */
  async of({ tx, by, task }: TaskCompletion): Promise<Record<string, unknown>> {
    const none = Object.fromEntries(URGENT_MEASURES.map((measure) => [measure, null]));
    if (!task.caseId) return none;
    const { urgency, nature, channel, placeUnit } = await this.store.read(tx, task.caseId);
    const facts = { urgency, nature, channel, area: this.area.of(placeUnit) };
    const own = limitsGiven(await this.choices.limitsOf(tx, task.instanceId));
    const found = await this.policies.deadlinesFor(tx, URGENT_MEASURES, facts, by.at, own);
    const iso = (instant: Date) => instant.toISOString();
    const instants = found.map(({ measure, warnAt, dueAt }) => [
      measure,
      { warnAt: iso(warnAt ?? dueAt), dueAt: iso(dueAt) },
    ]);
    return { ...none, ...(Object.fromEntries(instants) as Record<string, object>) };
  }
}
