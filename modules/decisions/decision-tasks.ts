import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DECISION_HANDLER, EngineExtensions } from '../process-engine/index.js';
import { Decisions } from './decisions.service.js';

/** Lets business rule tasks ask decisions, inside the turn. */
@Injectable()
export class DecisionTasks implements OnModuleInit {
  constructor(
    private readonly extensions: EngineExtensions,
    private readonly decisions: Decisions,
  ) {}

  onModuleInit(): void {
    this.extensions.addHandler(DECISION_HANDLER, async ({ tx, by, element, variables }) => {
      const { decisionId, resultVariable } = element.decision ?? { decisionId: '', resultVariable: '' };
      const { value } = await this.decisions.evaluate(tx, decisionId, variables, by.at);
      return resultVariable ? { [resultVariable]: value } : {};
    });
  }
}
