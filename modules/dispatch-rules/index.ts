export { DispatchProposals } from './dispatch-proposals.service.js';
export {
  DEFAULT_CLAUSE,
  type DispatchDecision,
  type DispatchFacts,
  type DispatchProposal,
  type DispatchRule,
} from './dispatch-rule.js';
export { DispatchRulesModule } from './dispatch-rules.module.js';
export { DispatchVocabulary } from './dispatch-vocabulary.js';
