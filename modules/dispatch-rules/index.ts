export { DispatchProposals } from './dispatch-proposals.service.js';
export {
  DEFAULT_CLAUSE,
  type DispatchDecision,
  type DispatchFacts,
  type DispatchProposal,
  type DispatchRule,
} from './dispatch-rule.js';
export { DispatchRulesModule } from './dispatch-rules.module.js';
export { DispatchTables } from './dispatch-tables.service.js';
export { DispatchVocabulary } from './dispatch-vocabulary.js';
export { PublishTable } from './publish-table.service.js';
export type { ExplainedDecision } from './dispatch-proposals.service.js';
export type { TableHead } from './table-rows.js';
