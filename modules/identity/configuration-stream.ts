/** Audit stream of everything that is set up rather than handled: accounts, units, categories and the like. */
export const CONFIGURATION_STREAM = '00000000-0000-7000-8000-000000000001';
