import type { DispatchProposal } from '../dispatch-rules/index.js';
import type { CategoryGuess } from './category-guess.js';

/** What is known of a matter before it is registered. */
export interface UnregisteredMatter {
  channel: string;
  nature: string;
  urgency: string;
  category?: string;
  place?: string;
  title: string;
  content: string;
}

/** A limit that would run, were the matter dispatched now. */
export interface ProposedLimit {
  measure: string;
  warnAt: Date | null;
  dueAt: Date;
  /** The rule it rests on. */
  clause: string | null;
}

/** Where a matter would go, why, and by when. */
export interface IntakeProposal {
  at: Date;
  /** The likeliest first; empty when a category was chosen. */
  categories: CategoryGuess[];
  /** What the rest was worked out for: the chosen category, else the likeliest. */
  category: string | null;
  dispatch: DispatchProposal | null;
  /** Key of the process that would serve it. */
  process: string;
  limits: ProposedLimit[];
}
