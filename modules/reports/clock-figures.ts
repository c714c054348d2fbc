import type { FigureRule, FigureSource, Words } from './figure.js';

const CLOCKS = 'sla_clock k JOIN citizen_case c ON c.id = k.case_id';

/** A clock of the case is its lead unit's, the clock of one task that of the unit asked. */
const HOLDER = 'CASE WHEN k.execution_id IS NULL THEN c.lead_unit ELSE COALESCE(k.holder_unit, c.lead_unit) END';

/** Limits that are no longer open questions: those still running are counted once they are done or due. */
const DECIDED = `k.due_at >= $1 AND k.due_at < $2 AND k.state <> 'cancelled' AND NOT (k.state = 'running' AND k.due_at > $3)`;

interface Punctuality {
  key: string;
  measure: string;
  name: Words;
  /** What is done within the limit. */
  done: Words;
}

const MEASURES: readonly Punctuality[] = [
  {
    ...{ key: 'on-time', measure: 'reply', name: { zh: '按时办结率', en: 'On-time rate' } },
    done: { zh: '回复', en: 'replied' },
  },
  {
    ...{ key: 'contact-on-time', measure: 'contact', name: { zh: '按时联系率', en: 'Contact on time' } },
    done: { zh: '联系诉求人', en: 'contacted' },
  },
  {
    ...{ key: 'response-on-time', measure: 'respond', name: { zh: '紧急按时响应率', en: 'Response on time (urgent)' } },
    done: { zh: '响应', en: 'responded' },
  },
  {
    ...{ key: 'on-site-on-time', measure: 'on-site', name: { zh: '紧急按时到场率', en: 'On site on time (urgent)' } },
    done: { zh: '到场', en: 'on site' },
  },
  {
    ...{ key: 'rework-on-time', measure: 'rework-reply', name: { zh: '重办按时回复率', en: 'Rework on time' } },
    done: { zh: '重办回复', en: 'replied after rework' },
  },
  {
    ...{ key: 'follow-up-on-time', measure: 'follow-up', name: { zh: '按时回访率', en: 'Follow-up on time' } },
    done: { zh: '回访', en: 'followed up' },
  },
];

const ruleOf = ({ key, measure, name, done }: Punctuality): FigureRule => ({
  ...{ key, name },
  numerator: `k.measure = '${measure}' AND k.state = 'met'`,
  denominator: `k.measure = '${measure}'`,
  definition: {
    zh: `时限内完成${done.zh}的 ÷ 期内到期的${done.zh}时限（撤销的和尚未见分晓的除外）`,
    en: `Limits met (${done.en}) ÷ limits that fall due in the period, without cancelled and undecided ones`,
  },
});

/** Whether what was due was done in time, and what is late now. */
export const CLOCK_FIGURES: readonly FigureSource[] = [
  {
    ...{ from: CLOCKS, unit: HOLDER },
    where: `k.measure IN (${MEASURES.map(({ measure }) => `'${measure}'`).join(', ')}) AND ${DECIDED}`,
    rules: MEASURES.map(ruleOf),
  },
  {
    ...{ from: CLOCKS, unit: 'c.lead_unit' },
    where: `k.state IN ('running', 'breached') AND k.stopped_at IS NULL AND k.due_at <= $3 AND c.archived_at IS NULL`,
    rules: [
      {
        ...{ key: 'overdue-now', numerator: 'true', denominator: null, perCase: true },
        name: { zh: '当前超期', en: 'Overdue now' },
        definition: {
          zh: '此刻有时限已过而未完成的在办诉求件数',
          en: 'Open cases with a limit that has run out at this moment, whatever the period',
        },
      },
    ],
  },
];
