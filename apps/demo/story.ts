/** What runs beside a case, asked for while its unit handles it. */
export type Beside = 'supervision' | 'consultation' | 'whistle' | 'extension';

/** What the demo knows of a case when it answers a task. */
export interface CaseStory {
  index: number;
  urgency: string;
  /** Rounds of dissatisfaction still to come. */
  dissatisfactions: number;
  /** Whether the first department returns the case. */
  returns: boolean;
  /** Whether the reply promises something for a day. */
  promises: boolean;
  beside: Beside | null;
}

const BESIDES: Record<number, Beside> = { 1: 'supervision', 4: 'consultation', 6: 'whistle', 8: 'extension' };

/** The story of the case with this number; what runs beside it only where `besides` asks for it. */
export function storyOf(index: number, urgency: string, besides: boolean): CaseStory {
  return {
    ...{ index, urgency },
    dissatisfactions: index % 10 === 3 ? 1 : 0,
    returns: urgency !== 'urgent' && index % 7 === 2,
    promises: besides && index % 9 === 7,
    beside: besides && urgency === 'general' ? (BESIDES[index % 10] ?? null) : null,
  };
}
