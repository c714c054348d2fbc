import { swcOptions } from './test/support/swc-options.js';

/** Specs run as ES modules through swc; the database tests share one PostgreSQL started by test/support. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/modules', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testTimeout: 30_000,
  maxWorkers: 2,
  // Node keeps the modules of every spec that a worker ran (nodejs/node#63186), some 20 MB each; a worker of gigabytes takes
  // longer to exit than the half second jest grants it, and is called a leak
  workerIdleMemoryLimit: '600MB',
};
