import { runFaults, type FaultReport } from './fault-run.js';

const KILLS = Number(process.env.KILLS ?? 12);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

/** The short form of `npm run faults`. */
describe(`two servers, two workers and PostgreSQL killed with -9 at ${KILLS} random moments (SEED=${SEED})`, () => {
  let report: FaultReport;
  beforeAll(async () => {
    report = await runFaults({ kills: KILLS, seed: SEED, servers: 2, workers: 2 });
  }, 600_000);

  it('went on working meanwhile', () => {
    expect(Object.values(report.kills).reduce((sum, kills) => sum + kills, 0)).toBe(KILLS);
    expect(report.cases).toBeGreaterThanOrEqual(8);
    expect(report.probes).toBeGreaterThanOrEqual(4);
  });

  it('leave every invariant whole', () => {
    expect(report.findings.length).toBeGreaterThan(10);
    expect(report.findings.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });
});
