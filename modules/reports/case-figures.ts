import type { FigureSource } from './figure.js';

/** A case is its lead unit's; before the dispatch it is the centre's. */
const LEAD = 'c.lead_unit';

const within = (column: string): string => `${column} >= $1 AND ${column} < $2`;

/** What became of cases: how many came, went back, were done again, were closed, are open. */
export const CASE_FIGURES: readonly FigureSource[] = [
  {
    ...{ from: 'citizen_case c', where: within('c.registered_at'), unit: LEAD },
    rules: [
      {
        ...{ key: 'registered', numerator: 'true', denominator: null },
        name: { zh: '受理量', en: 'Registered' },
        definition: { zh: '期内登记的诉求件数', en: 'Cases registered in the period' },
      },
    ],
  },
  {
    ...{ from: 'citizen_case c', where: within('c.archived_at'), unit: LEAD },
    rules: [
      {
        ...{ key: 'archived', numerator: 'true', denominator: null },
        name: { zh: '归档量', en: 'Archived' },
        definition: { zh: '期内归档的诉求件数', en: 'Cases archived in the period' },
      },
    ],
  },
  {
    ...{ from: 'citizen_case c', where: 'c.archived_at IS NULL', unit: LEAD },
    rules: [
      {
        ...{ key: 'open-now', numerator: 'true', denominator: null },
        name: { zh: '在办量', en: 'Open now' },
        definition: { zh: '此刻尚未归档的诉求件数', en: 'Cases not archived at this moment, whatever the period' },
      },
    ],
  },
  {
    ...{ from: 'citizen_case c', where: within('c.dispatched_at'), unit: LEAD },
    rules: [
      {
        ...{ key: 'return-rate', numerator: 'c.returns > 0', denominator: 'true' },
        name: { zh: '退单率', en: 'Return rate' },
        definition: {
          zh: '被退单过的件数 ÷ 期内（最近一次）派单的件数',
          en: 'Cases returned at least once ÷ cases whose latest dispatch is in the period',
        },
      },
    ],
  },
  {
    ...{ from: 'citizen_case c', where: within('c.replied_at'), unit: LEAD },
    rules: [
      {
        ...{ key: 'rework-rate', numerator: 'c.rework_round > 0', denominator: 'true' },
        name: { zh: '重办率', en: 'Rework rate' },
        definition: {
          zh: '重办过的件数 ÷ 期内（最近一次）回复的件数',
          en: 'Cases sent back for rework at least once ÷ cases whose latest reply is in the period',
        },
      },
    ],
  },
];
