import './load-typescript.js';

/** Before the first spec: one PostgreSQL for the run, and the database that every spec file gets a copy of. */
export default async function globalSetup() {
  const { startTestServer } = await import('./test-server.ts');
  await startTestServer();
}
