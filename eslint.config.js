import tseslint from 'typescript-eslint';

const untyped = Object.fromEntries(
  ['assignment', 'member-access', 'call', 'return', 'argument'].map((rule) => [
    `@typescript-eslint/no-unsafe-${rule}`,
    'off',
  ]),
);

/** Strict types everywhere; sizes that keep functions readable. Specs may be longer, they are tables of rules. */
export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      '.data/',
      '*.config.js',
      'test/support/*.js',
      '.dependency-cruiser.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask the Clock for the present.',
        },
      ],
    },
  },
  {
    files: ['modules/**/*.ts'],
    ignores: ['modules/kernel/clock.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Ask the Clock for the present.' },
      ],
    },
  },
  {
    files: ['modules/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.controller.ts', '**/*.module.ts', '**/*.service.ts', 'modules/**', 'apps/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // the optional chains of the BPMN meta-model count as branches, and its nodes have no types
    files: [
      'modules/process-engine/model/*.ts',
      'modules/process-definitions/checks/**/*.ts',
      'modules/decisions/read-decisions.ts',
    ],
    rules: { complexity: ['error', 12], ...untyped },
  },
  {
    // bpmn-elements does not declare what element behaviours need
    files: ['modules/process-engine/elements/library.ts'],
    rules: untyped,
  },
  {
    // fields of /proc and of command lines whose presence was checked as a whole
    files: ['modules/database/embedded/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // markup is long rather than deep, and React hands functions about on purpose
    files: ['apps/console/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['apps/console/words/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      ...untyped,
      'max-lines-per-function': 'off',
      complexity: 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
);
