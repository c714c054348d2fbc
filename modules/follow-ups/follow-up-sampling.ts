import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import { Policies } from '../policies/index.js';
import { EngineExtensions, type ServiceCall } from '../process-engine/index.js';
import { draw, processOf } from './draw-sample.js';
import { FOLLOW_UP_RULES } from './sampling-policy.js';

/** Service task `follow-ups.draw-sample`: whether this citizen is asked, how often one tries, and why. */
@Injectable()
export class FollowUpSampling implements OnModuleInit {
  constructor(
    private readonly policies: Policies,
    private readonly store: CaseStore,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.policies.define(FOLLOW_UP_RULES);
    this.extensions.addHandler('follow-ups.draw-sample', (call) => this.sample(call));
  }

  private async sample({ tx, by, variables }: ServiceCall): Promise<Record<string, unknown>> {
    const { value: rules, version } = await this.policies.inForce(tx, FOLLOW_UP_RULES);
    const attempts = {
      followUpAttempts: 0,
      followUpMaxAttempts: rules.maxAttempts,
      followUpRetryAfter: rules.retryAfter,
    };
    if (typeof variables.caseId !== 'string') return { sampled: true, ...attempts };
    const { number, channel, nature, urgency } = await this.store.read(tx, variables.caseId);
    const { sampled, ...how } = draw(rules, { number, channel, nature, process: processOf({ urgency }) });
    this.store.record(tx, variables.caseId, by, 'follow-up.sampled', { sampled, ...how, policyVersion: version });
    return { sampled, satisfaction: null, ...attempts };
  }
}
