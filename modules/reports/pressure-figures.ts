import type { FigureSource } from './figure.js';

/** What was put beside cases to move them on. */
export const PRESSURE_FIGURES: readonly FigureSource[] = [
  {
    from: 'consultation n JOIN citizen_case c ON c.id = n.case_id',
    where: 'n.convened_at >= $1 AND n.convened_at < $2',
    unit: 'c.lead_unit',
    rules: [
      {
        ...{ key: 'consultations', numerator: `n.kind = 'consultation'`, denominator: null },
        name: { zh: '会商', en: 'Consultations' },
        definition: { zh: '期内召集的部门会商次数', en: 'Consultations convened in the period' },
      },
      {
        ...{ key: 'whistles', numerator: `n.kind = 'whistle'`, denominator: null },
        name: { zh: '吹哨报到', en: 'Whistles' },
        definition: { zh: '期内吹哨报到次数', en: 'Whistles blown in the period' },
      },
    ],
  },
  {
    from: 'supervision s JOIN citizen_case c ON c.id = s.case_id',
    where: 's.opened_at >= $1 AND s.opened_at < $2',
    unit: 'COALESCE(s.unit_code, c.lead_unit)',
    rules: [
      {
        ...{ key: 'supervisions', numerator: 'true', denominator: null },
        name: { zh: '督办', en: 'Supervisions opened' },
        definition: {
          zh: '期内立项的督办次数，记在被督办单位名下',
          en: 'Supervisions opened in the period, by unit pressed',
        },
      },
    ],
  },
];
