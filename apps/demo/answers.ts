import type { CaseStory } from './story.js';

type Variables = Record<string, unknown>;

/** What a person enters at each task type. */
const ENTRIES: Record<string, (story: CaseStory, now: Date) => Variables> = {
  answer: () => ({ outcome: 'answered', reply: '您好，办理条件、地点和所需材料已为您说明，并以短信发送。' }),
  dispatch: () => ({ instruction: '请按时限办理并回复诉求人。' }),
  sign: (story) => (story.returns ? returned(story) : { outcome: 'signed' }),
  'follow-up': (story) => followedUp(story),
  'hold-consultation': (_story, now) => decided(now),
  'leaders-decide': (_story, now) => decided(now),
  'review-return': () => ({ returnApproved: true, opinion: '同意退单，重新派单。' }),
  contact: () => ({ contacted: true, contactNote: '已电话联系诉求人，核实地点和情况。' }),
  handle: () => ({ result: '已到现场处理，问题已解决。' }),
  'co-handle': () => ({ result: '已配合主办单位处理。' }),
  review: () => ({ approved: true, opinion: '情况属实，同意回复。' }),
  reply: ({ promises }, now) => ({
    reply: promises ? promise(now) : '您反映的问题已处理完毕，感谢监督。',
    internalNote: '现场照片存档。',
  }),
  'analyse-dissatisfaction': () => ({
    reasonable: true,
    classification: 'half-solved',
    cause: '处理不彻底，需再次到场。',
  }),
  rework: () => ({ result: '已再次到场，彻底处理。' }),
  'review-rework': () => ({ approved: true }),
  'reply-rework': () => ({ reply: '已再次处理，请您核实。' }),
  clear: () => ({ cleared: true, finding: '现场核查已解决。' }),
  'dispatch-urgent': () => ({ instruction: '请立即出动。' }),
  'hand-over': () => ({ receiptNumber: 'DEMO-110' }),
  respond: () => ({ responseNote: '已出动，预计十分钟到场。' }),
  arrive: () => ({ arrivedPlace: '现场', arrivalNote: '已到场并围挡。' }),
  'accept-transfer': ({ index }) => ({ transferAccepted: true, provincialNumber: `SC-DEMO-${index}` }),
  'draft-provincial-reply': () => ({ reply: '已按要求办理。', replyBasis: '相关管理条例。' }),
  'submit-provincial-reply': ({ index }) => ({ provincialReceipt: `R-${index}`, provincialReply: '已按要求办理。' }),
  convene: () => ({ consultLead: 'LS-DCG', consultUnits: ['LS-DHB'], topic: '权属不清，请共同研究。' }),
  'give-opinion': () => ({ stance: 'agree', opinion: '同意牵头单位的方案。' }),
  'carry-out': () => ({ result: '已按会商决定落实。' }),
  'combined-reply': () => ({ combinedResult: '各单位均已落实。' }),
  'confirm-whistle': () => ({ whistleConfirmed: true, whistleOpinion: '情况属实。' }),
  'check-in': () => ({ checkedInPlace: '现场', checkedInName: '演示队员' }),
  'dispose-on-site': () => ({ solvedOnSite: true, result: '各单位现场联合处置完毕。' }),
  'answer-supervision': () => ({ supervisionAnswer: '已加快办理，今日办结。' }),
  'check-supervision': () => ({ supervisionCleared: true, supervisionFinding: '属实。' }),
  inspect: () => ({ inspectedHow: 'on-site', inspection: '已到现场督办。' }),
  interview: () => ({ interviewed: '单位负责人', interviewMinutes: '限期办结。' }),
  'review-extension': () => ({ extensionBacked: true }),
  'approve-extension': () => ({ extensionApproved: true }),
  'look-back': () => ({ commitmentKept: true, commitmentFinding: '已按承诺完成。' }),
  'follow-reception-item': () => ({ receptionSolved: true, receptionFinding: '已解决。' }),
  'carry-out-item': () => ({ result: '已按调度要求办结。' }),
  archive: () => ({}),
};

const DAY = 86_400_000;

/** A day in the city, as people write it in a reply. */
const dayIn = (days: number, now: Date): string => {
  const local = new Date(now.getTime() + 8 * 3_600_000 + days * DAY);
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
};

/** What a meeting decides: who leads, and until when. */
const decided = (now: Date): Variables => ({
  ...{ agreed: true, minutes: '各单位意见一致。' },
  decisions: [
    { unit: 'LS-DCG', role: 'lead', task: '牵头处置', dueAt: new Date(now.getTime() + 5 * DAY).toISOString() },
    { unit: 'LS-DHB', role: 'co', task: '配合处置', dueAt: new Date(now.getTime() + 5 * DAY).toISOString() },
  ],
});

const promise = (now: Date): string => `现场已处理，${dayIn(20, now)}前全面修复完成。`;

/** The entries for one task of a case at an instant; consumes what the story holds. */
export function entriesFor(type: string, story: CaseStory, now: Date): Variables {
  const entries = ENTRIES[type];
  if (!entries) throw new Error(`the demo does not know the task type "${type}"`);
  return entries(story, now);
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
      reasonCode: 'half-solved',
      reason: '问题没有彻底解决。',
    };
  }
  const satisfaction = ['satisfied', 'satisfied', 'basically-satisfied', 'no-comment'][story.index % 4];
  return { reached: true, contacted: true, solved: true, satisfaction };
}
