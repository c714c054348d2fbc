export type { AppliedLimit, Deadline } from './deadline.js';
export { limitsAsked, limitsGiven, type GivenLimits } from './given-limits.js';
export { HOLDER_KINDS, HolderLedger, type Holder, type HolderSpan } from './holder-ledger.js';
export type { SlaSource } from './policy-rows.js';
export type { SlaAlarm, SlaClock, SlaClockState } from './sla-clock.js';
export { SlaClocks, type StartClock } from './sla-clocks.js';
export { SlaPolicies } from './sla-policies.js';
export { SlaPolicyLoader } from './sla-policy-loader.js';
export type {
  ClockKind,
  LimitUnit,
  LocalLimit,
  SlaConditions,
  SlaFacts,
  SlaPolicy,
  SlaPolicyDraft,
  Span,
} from './sla-policy.js';
export { SlaModule } from './sla.module.js';
