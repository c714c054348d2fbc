import type { FigureSource } from './figure.js';

/** What citizens said when they were asked; every answer of every round counts. */
export const CITIZEN_FIGURES: readonly FigureSource[] = [
  {
    from: 'follow_up f JOIN citizen_case c ON c.id = f.case_id',
    where: 'f.asked_at >= $1 AND f.asked_at < $2',
    unit: 'c.lead_unit',
    rules: [
      {
        key: 'satisfaction',
        numerator: `f.satisfaction IN ('satisfied', 'basically-satisfied')`,
        denominator: `f.satisfaction <> 'no-comment'`,
        name: { zh: '满意率', en: 'Satisfaction' },
        definition: {
          zh: '（满意 + 基本满意）÷ 期内全部评价（不予评价除外）',
          en: '(Satisfied + basically satisfied) ÷ all answers in the period except no comment',
        },
      },
      {
        key: 'strict-satisfaction',
        numerator: `f.satisfaction = 'satisfied'`,
        denominator: `f.satisfaction <> 'no-comment'`,
        name: { zh: '严格满意率', en: 'Strict satisfaction' },
        definition: {
          zh: '满意 ÷ 期内全部评价（不予评价除外）',
          en: 'Satisfied alone ÷ all answers in the period except no comment',
        },
      },
      {
        ...{ key: 'solved-rate', numerator: 'f.solved', denominator: 'f.solved IS NOT NULL' },
        name: { zh: '解决率', en: 'Solved rate' },
        definition: {
          zh: '诉求人称已解决的 ÷ 期内回答了是否解决的回访',
          en: 'Citizens who say it is solved ÷ follow-ups in the period that were answered',
        },
      },
      {
        ...{ key: 'contact-rate', numerator: 'f.contacted', denominator: 'f.contacted IS NOT NULL' },
        name: { zh: '联系率', en: 'Contact rate' },
        definition: {
          zh: '诉求人称承办单位联系过的 ÷ 期内回答了是否联系的回访',
          en: 'Citizens who say the unit was in touch ÷ follow-ups in the period that were answered',
        },
      },
      {
        ...{ key: 'follow-up-reach', numerator: 'f.reached', denominator: 'true', perCase: true },
        name: { zh: '回访接通率', en: 'Follow-up reach' },
        definition: {
          zh: '回访到诉求人的件数 ÷ 期内回访过的件数',
          en: 'Cases whose citizen was reached ÷ cases that were followed up in the period',
        },
      },
    ],
  },
];
