import './load-typescript.js';

/** After the last spec: nothing of the run is left. */
export default async function globalTeardown() {
  const { stopTestServer } = await import('./test-server.ts');
  await stopTestServer();
}
