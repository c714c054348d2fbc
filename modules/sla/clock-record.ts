import type { AuditTrail } from '../audit/index.js';
import type { StepContext } from '../process-engine/index.js';
import type { SlaClock } from './sla-clock.js';

/** One line of the history about a clock, as part of a turn. */
export function recordClock(
  trail: AuditTrail,
  { tx, by, instance }: Pick<StepContext, 'tx' | 'by' | 'instance'>,
  type: string,
  clock: SlaClock,
): void {
  const { measure, startedAt, warnAt, dueAt, policyCode, policyVersion, clause, executionId, holderUnit } = clock;
  const own = executionId === null ? {} : { executionId, unit: holderUnit };
  const rule = { policyCode, policyVersion, ...(clause !== null && { clause }) };
  const data = { measure, startedAt, warnAt, dueAt, ...rule, ...own };
  trail.record(tx, instance.stream, by.actor, { type, at: by.at, processInstanceId: instance.id, data });
}
