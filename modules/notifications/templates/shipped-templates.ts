import type { Language, Text } from '../notice.js';

/** A text the program ships; what may stand in it is what whoever sends it must give. */
interface ShippedTemplate extends Record<Language, Text> {
  placeholders: readonly string[];
}

/** The texts an installation starts with; administrators change their words, never what they are given. */
export const SHIPPED_TEMPLATES: Readonly<Record<string, ShippedTemplate>> = {
  'alarm-raised': {
    placeholders: ['number', 'title', 'card', 'measure', 'dueAt'],
    zh: {
      subject: '{{card}}：{{number}}',
      body: '工单{{number}}（{{title}}）的“{{measure}}”{{card}}，时限{{dueAt}}。',
    },
    en: {
      subject: '{{card}}: {{number}}',
      body: '{{measure}} of case {{number}} ({{title}}), due {{dueAt}}: {{card}}.',
    },
  },
  'duty-called': {
    placeholders: ['number', 'title', 'unit', 'reason'],
    zh: {
      subject: '值班呼叫：{{number}}',
      body: '{{unit}}值班人员请立即处理工单{{number}}（{{title}}）：{{reason}}。',
    },
    en: {
      subject: 'Duty call: {{number}}',
      body: '{{unit}} on duty: please act on case {{number}} ({{title}}) at once: {{reason}}.',
    },
  },
  'supervision-opened': {
    placeholders: ['number', 'title', 'measure', 'reason'],
    zh: { subject: '督办：{{number}}', body: '工单{{number}}（{{title}}）已被督办（{{measure}}）：{{reason}}。' },
    en: {
      subject: 'Supervision: {{number}}',
      body: 'Case {{number}} ({{title}}) is under supervision ({{measure}}): {{reason}}.',
    },
  },
  urge: {
    placeholders: ['number', 'title', 'from', 'reason'],
    zh: { subject: '催办：{{number}}', body: '{{from}}催办工单{{number}}（{{title}}）：{{reason}}。' },
    en: { subject: 'Urge: {{number}}', body: '{{from}} urges case {{number}} ({{title}}): {{reason}}.' },
  },
  'task-assigned': {
    placeholders: ['number', 'title', 'task', 'dueAt'],
    zh: { subject: '待办：{{task}}', body: '您有新的待办“{{task}}”，工单{{number}}（{{title}}），时限{{dueAt}}。' },
    en: { subject: 'Task: {{task}}', body: 'You owe "{{task}}" in case {{number}} ({{title}}), due {{dueAt}}.' },
  },
  copied: {
    placeholders: ['number', 'title', 'from'],
    zh: { subject: '抄送：{{number}}', body: '{{from}}将工单{{number}}（{{title}}）抄送给您。' },
    en: { subject: 'Copy: {{number}}', body: '{{from}} sends you a copy of case {{number}} ({{title}}).' },
  },
  'signature-asked': {
    placeholders: ['number', 'title', 'task', 'dueAt'],
    zh: {
      subject: '请签署意见：{{task}}',
      body: '请就工单{{number}}（{{title}}）的“{{task}}”签署意见，时限{{dueAt}}。',
    },
    en: { subject: 'Sign: {{task}}', body: 'Please sign "{{task}}" of case {{number}} ({{title}}), due {{dueAt}}.' },
  },
  'signature-given': {
    placeholders: ['number', 'title', 'task', 'from', 'said'],
    zh: { subject: '签署意见：{{task}}', body: '工单{{number}}（{{title}}）的“{{task}}”：{{from}}{{said}}。' },
    en: { subject: 'Signed: {{task}}', body: '"{{task}}" of case {{number}} ({{title}}): {{from}} {{said}}.' },
  },
  'consultation-invited': {
    placeholders: ['number', 'title', 'lead', 'dueAt'],
    zh: {
      subject: '会商：{{number}}',
      body: '请就工单{{number}}（{{title}}）参加会商并在{{dueAt}}前提出意见，牵头单位{{lead}}。',
    },
    en: {
      subject: 'Consultation: {{number}}',
      body: 'Please give an opinion on case {{number}} ({{title}}) by {{dueAt}}; lead: {{lead}}.',
    },
  },
  'extension-decided': {
    placeholders: ['number', 'title', 'decision', 'dueAt'],
    zh: { subject: '延期审批：{{number}}', body: '工单{{number}}（{{title}}）的延期申请{{decision}}，时限{{dueAt}}。' },
    en: {
      subject: 'Extension: {{number}}',
      body: 'Extension of case {{number}} ({{title}}): {{decision}}; due {{dueAt}}.',
    },
  },
  'case-replied': {
    placeholders: ['number', 'unit', 'reply'],
    zh: { subject: '办理答复', body: '【12345】您的诉求{{number}}已由{{unit}}办理：{{reply}}' },
    en: { subject: 'Reply', body: '[12345] Your matter {{number}} was answered by {{unit}}: {{reply}}' },
  },
  'exclusion-informed': {
    placeholders: ['number', 'reason'],
    zh: { subject: '诉求告知', body: '【12345】您的诉求{{number}}不再重复办理，原因：{{reason}}。' },
    en: { subject: 'Notice', body: '[12345] Your matter {{number}} will not be handled again: {{reason}}.' },
  },
  'commitment-due': {
    placeholders: ['number', 'title', 'commitment', 'dueAt'],
    zh: {
      subject: '承诺到期：{{number}}',
      body: '工单{{number}}（{{title}}）的承诺“{{commitment}}”将于{{dueAt}}到期，请回头看。',
    },
    en: {
      subject: 'Commitment due: {{number}}',
      body: 'Case {{number}} ({{title}}) promised "{{commitment}}" by {{dueAt}}; please look back.',
    },
  },
  'incident-raised': {
    placeholders: ['process', 'element', 'reason'],
    zh: { subject: '流程异常：{{process}}', body: '流程{{process}}在“{{element}}”处异常：{{reason}}。' },
    en: { subject: 'Incident: {{process}}', body: 'Process {{process}} has an incident at "{{element}}": {{reason}}.' },
  },
};
