import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { newId } from '../kernel/index.js';
import { HOLDER_KINDS, HolderLedger, type Holder } from './index.js';

const START = Date.parse('2026-03-02T09:00:00+08:00');
const at = (minutes: number): Date => new Date(START + minutes * 60_000);
const centre: Holder = { kind: 'centre', code: 'LS' };
const lead: Holder = { kind: 'lead-unit', code: 'LS-DCG' };

let test: TestDatabase;
let ledger: HolderLedger;
beforeAll(async () => {
  test = await createTestDatabase();
  ledger = new HolderLedger(test.database);
});
afterAll(() => test.close());

const handOver = (caseId: string, holder: Holder, minutes: number, elementId?: string) =>
  test.database.transaction(async (tx) => ledger.handOver(tx, caseId, holder, at(minutes), elementId));
const close = (caseId: string, minutes: number) =>
  test.database.transaction(async (tx) => ledger.close(tx, caseId, at(minutes)));

describe('time by holder', () => {
  it('is booked to whoever holds the case; a returned case comes back to the centre', async () => {
    const caseId = newId();
    await handOver(caseId, centre, 0, 'register');
    await handOver(caseId, lead, 10, 'dispatch');
    await handOver(caseId, centre, 70, 'return-review');
    expect(await ledger.current(caseId)).toEqual(centre);
    await close(caseId, 80);
    expect(await ledger.spans(caseId)).toEqual([
      { holder: centre, from: at(0), to: at(10), elementId: 'register' },
      { holder: lead, from: at(10), to: at(70), elementId: 'dispatch' },
      { holder: centre, from: at(70), to: at(80), elementId: 'return-review' },
    ]);
    expect(await ledger.current(caseId)).toBeNull();
  });

  it('goes on when the holder stays the same', async () => {
    const caseId = newId();
    await handOver(caseId, lead, 0, 'sign');
    await handOver(caseId, lead, 30, 'handle');
    expect(await ledger.spans(caseId)).toEqual([{ holder: lead, from: at(0), to: null, elementId: 'sign' }]);
  });

  it('begins anew when a closed case is taken up again', async () => {
    const caseId = newId();
    await handOver(caseId, lead, 0);
    await close(caseId, 10);
    await close(caseId, 20);
    await handOver(caseId, lead, 100);
    expect((await ledger.spans(caseId)).map(({ from, to }) => [from, to])).toEqual([
      [at(0), at(10)],
      [at(100), null],
    ]);
  });

  it('adds up exactly to the life of the case, whatever the hand-overs and the clocks of the nodes', async () => {
    const holder = fc.record({ kind: fc.constantFrom(...HOLDER_KINDS), code: fc.constantFrom('LS', 'LS-SZ', '') });
    const step = fc.record({ holder, forward: fc.integer({ min: -20, max: 5000 }) });
    const property = fc.asyncProperty(holder, fc.array(step, { maxLength: 12 }), async (first, steps) => {
      const caseId = newId();
      await handOver(caseId, first, 0);
      let [now, latest] = [0, 0];
      for (const { holder: next, forward } of steps) {
        now += forward;
        await handOver(caseId, next, now);
      }
      latest = Math.max(now, 0) + 10_000;
      await close(caseId, latest);
      const spans = await ledger.spans(caseId);
      const sum = spans.reduce((total, { from, to }) => total + (to ?? from).getTime() - from.getTime(), 0);
      expect(sum).toBe(latest * 60_000);
      expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ to }) => to));
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
