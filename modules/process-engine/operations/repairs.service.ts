import { Injectable } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { Clock, DomainError, type Actor, type Page, type PageRequest } from '../../kernel/index.js';
import { DeliveryStore, type DeadLetter } from '../events/delivery-store.js';
import { IncidentService } from '../incidents/incident.service.js';
import type { Incident } from '../instances/instance.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { ConsistencyCheck, type CheckReport } from './consistency-check.js';

/** What administrators do about what went wrong. */
@Injectable()
export class Repairs {
  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentService,
    private readonly deliveries: DeliveryStore,
    private readonly consistency: ConsistencyCheck,
    private readonly clock: Clock,
  ) {}

  /** Answers the incident the command runs into this time; null when it went well. Throws `incident-unknown`. */
  async retry(id: string, actor: Actor): Promise<Incident | null> {
    const by = { actor, at: this.clock.now() };
    return this.database.transaction(async (tx) => (await this.incidents.retry(tx, id, by)).incident);
  }

  deadLetters(page: PageRequest): Promise<Page<DeadLetter>> {
    return this.deliveries.deadLetters(page);
  }

  /** Throws `dead-letter-unknown`. */
  async redeliver(id: string, actor: Actor): Promise<DeadLetter> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const letter = known(id, await this.deliveries.revive(tx, id, at));
      this.deliveries.record(tx, letter, { actor, at }, 'dead-letter.redelivered');
      return letter;
    });
  }

  /** Throws `dead-letter-unknown`. */
  async discard(id: string, actor: Actor): Promise<DeadLetter> {
    return this.database.transaction(async (tx) => {
      const letter = known(id, await this.deliveries.discard(tx, id));
      this.deliveries.record(tx, letter, { actor, at: this.clock.now() }, 'dead-letter.discarded');
      return letter;
    });
  }

  check(): Promise<CheckReport> {
    return this.consistency.run();
  }
}

function known(id: string, letter: DeadLetter | null): DeadLetter {
  if (letter) return letter;
  throw new DomainError(ENGINE_ERRORS['dead-letter-unknown'], `There is no dead letter ${id}.`);
}
