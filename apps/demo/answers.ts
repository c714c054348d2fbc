/** What the demo knows of a case when it answers a task. */
export interface CaseStory {
  index: number;
  urgency: string;
  /** Rounds of dissatisfaction still to come. */
  dissatisfactions: number;
  /** Whether the first department returns the case. */
  returns: boolean;
}

type Variables = Record<string, unknown>;

/** What a person enters at each task type. */
const ENTRIES: Record<string, (story: CaseStory) => Variables> = {
  answer: () => ({ outcome: 'answered', reply: '您好，办理条件、地点和所需材料已为您说明，并以短信发送。' }),
  dispatch: () => ({ coUnits: [], instruction: '请按时限办理并回复诉求人。' }),
  sign: () => ({ outcome: 'signed' }),
  'review-return': () => ({ returnApproved: true, opinion: '同意退单，重新派单。' }),
  contact: () => ({ contacted: true, contactNote: '已电话联系诉求人，核实地点和情况。' }),
  handle: () => ({ result: '已到现场处理，问题已解决。' }),
  'co-handle': () => ({ result: '已配合主办单位处理。' }),
  review: () => ({ approved: true, opinion: '情况属实，同意回复。' }),
  reply: () => ({ reply: '您反映的问题已处理完毕，感谢监督。', internalNote: '现场照片存档。' }),
  'analyse-dissatisfaction': () => ({
    reasonable: true,
    classification: 'half-solved',
    cause: '处理不彻底，需再次到场。',
  }),
  rework: () => ({ result: '已再次到场，彻底处理。' }),
  'review-rework': () => ({ approved: true }),
  'reply-rework': () => ({ reply: '已再次处理，请您核实。' }),
  clear: () => ({ cleared: true, finding: '现场核查已解决。' }),
  archive: () => ({}),
};

/** The entries for one task of a case; consumes what the story holds. */
export function entriesFor(type: string, story: CaseStory): Variables {
  if (type === 'sign' && story.returns) return returned(story);
  if (type === 'follow-up') return followedUp(story);
  const entries = ENTRIES[type];
  if (!entries) throw new Error(`the demo does not know the task type "${type}"`);
  return entries(story);
}

function returned(story: CaseStory): Variables {
  story.returns = false;
  return { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '该事项不属本单位职责。' };
}

function followedUp(story: CaseStory): Variables {
  if (story.dissatisfactions > 0) {
    story.dissatisfactions--;
    return {
      reached: true,
      contacted: true,
      solved: false,
      satisfaction: 'dissatisfied',
      reason: '问题没有彻底解决。',
    };
  }
  const satisfaction = ['satisfied', 'satisfied', 'basically-satisfied', 'no-comment'][story.index % 4];
  return { reached: true, contacted: true, solved: true, satisfaction };
}
