/** One sentence per rule: the modules form a list, imports only go down, a module is entered by its index alone. */
const ORDER = [
  'kernel',
  'database',
  'personal-data',
  'audit',
  'calendar',
  'identity',
  'administration',
  'organisation',
  'policies',
  'notifications',
  'categories',
  'process-engine',
  'decisions',
  'process-definitions',
  'sla',
  'dispatch-rules',
  'alarms',
  'tasks',
  'cases',
  'attachments',
  'follow-ups',
  'supervision',
  'consultations',
  'rework',
  'commitments',
  'extensions',
  'meetings',
  'demo',
];

const downOnly = ORDER.map((name, index) => ({
  name: `${name}-imports-only-down`,
  comment: `${name} may not know what stands above it in the list.`,
  severity: 'error',
  from: { path: `^modules/${name}/` },
  to: { path: `^modules/(${ORDER.slice(index + 1).join('|')})/` },
})).slice(0, -1);

export default {
  forbidden: [
    ...downOnly,
    {
      name: 'enter-by-the-index',
      comment: 'A module is entered by its index.ts alone.',
      severity: 'error',
      from: { path: '^(?:apps|modules)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^modules/[^/]+/(?!index\\.ts$)', pathNot: ['^modules/$1/', '\\.(json|csv|jsonl)$'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file that nobody understands.',
      severity: 'error',
      from: { path: '^(apps|modules)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'one-door-to-bpmn-engine',
      comment: 'Only modules/process-engine/elements/library.ts knows bpmn-engine.',
      severity: 'error',
      from: { pathNot: '^modules/process-engine/elements/library\\.ts$' },
      to: { path: 'node_modules/(bpmn-engine|bpmn-elements|smqp)/' },
    },
    {
      name: 'modules-do-not-know-apps',
      comment: 'Applications compose modules, never the other way.',
      severity: 'error',
      from: { path: '^modules/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
