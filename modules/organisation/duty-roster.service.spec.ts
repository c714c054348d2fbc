import { person, startProgram, type Program } from '../../test/http/support/program.js';
import { Accounts, type Account } from '../identity/index.js';
import { newId, SYSTEM } from '../kernel/index.js';
import { DutyRoster, ImportUnits, ORGANISATION_ERRORS, OrganisationModule } from './index.js';

let program: Program;
let roster: DutyRoster;
let wang: Account;
let li: Account;

beforeEach(async () => {
  program = await startProgram([OrganisationModule]);
  roster = program.get(DutyRoster);
  const csv = 'code,parent,tier,name,kind\nLS,,1,中心,centre\nLS-A,LS,2,甲局,department\nLS-B,LS,2,乙局,department\n';
  await program.get(ImportUnits).execute(SYSTEM, csv);
  const draft = { name: '某', password: 'right password', unitCode: 'LS-A', roles: ['handler' as const] };
  wang = await program.get(Accounts).create(SYSTEM, { ...draft, username: 'wang' });
  li = await program.get(Accounts).create(SYSTEM, { ...draft, username: 'li' });
});
afterEach(() => program.close());

const at = (hour: number, day = 2) => new Date(Date.UTC(2026, 2, day, hour - 8));
const head = person('LS-A', 'reviewer');
const plan = (who: Account, from: Date, to: Date, actor = head, unitCode = 'LS-A') =>
  roster.plan(actor, { unitCode, accountId: who.id, startsAt: from, endsAt: to });
const onDuty = async (instant: Date) => (await roster.onDuty('LS-A', instant)).map(({ username }) => username).sort();
const refusal = (code: keyof typeof ORGANISATION_ERRORS) => ({ definition: ORGANISATION_ERRORS[code] });

describe('the duty roster', () => {
  it('says who answers for a unit at an instant, the end of a shift excluded', async () => {
    await plan(wang, at(20), at(8, 3));
    await plan(li, at(8, 3), at(20, 3));
    expect([await onDuty(at(19)), await onDuty(at(20)), await onDuty(at(8, 3)), await onDuty(at(20, 3))]).toEqual([
      ...[[], ['wang'], ['li'], []],
    ]);
    expect(await roster.onDuty('LS-B', at(21))).toEqual([]);
  });

  it('may name several, each once, and nobody who is disabled', async () => {
    await plan(wang, at(9), at(12));
    await plan(wang, at(8), at(12));
    await plan(li, at(8), at(12));
    expect(await onDuty(at(10))).toEqual(['li', 'wang']);
    await program.get(Accounts).change(SYSTEM, wang.id, { enabled: false });
    expect(await onDuty(at(10))).toEqual(['li']);
  });

  it('is listed for a time, oldest first', async () => {
    const late = await plan(wang, at(12), at(14));
    const early = await plan(wang, at(8), at(10));
    expect(await roster.shifts('LS-A', at(9), at(13))).toEqual([early, late]);
    expect(await roster.shifts('LS-A', at(10), at(12))).toEqual([]);
    await expect(roster.shifts('LS-A', at(0), at(0, 200))).rejects.toMatchObject(refusal('duty-shift-invalid'));
  });

  it('is planned by heads and leaders, for their unit and those below', async () => {
    await expect(plan(wang, at(8), at(9), person('LS-A', 'handler'))).rejects.toThrow('roles');
    await expect(plan(wang, at(8), at(9), person('LS-B', 'reviewer'))).rejects.toMatchObject(
      refusal('unit-out-of-scope'),
    );
    await expect(plan(wang, at(8), at(9), person('LS', 'leader'))).resolves.toBeDefined();
  });

  it('refuses what cannot be', async () => {
    await expect(plan(wang, at(9), at(9))).rejects.toMatchObject(refusal('duty-shift-invalid'));
    await expect(plan({ ...wang, id: newId() }, at(8), at(9))).rejects.toThrow('account');
    await expect(plan(wang, at(8), at(9), SYSTEM, 'NO')).rejects.toMatchObject(refusal('unit-unknown'));
  });

  it('can be taken back, and the history keeps both', async () => {
    const shift = await plan(wang, at(8), at(9));
    await expect(roster.cancel(person('LS-B', 'reviewer'), shift)).rejects.toMatchObject(refusal('unit-out-of-scope'));
    const elsewhere = roster.cancel(person('LS-B', 'reviewer'), { ...shift, unitCode: 'LS-B' });
    await expect(elsewhere).rejects.toMatchObject(refusal('duty-shift-unknown'));
    await roster.cancel(head, shift);
    expect(await onDuty(at(8))).toEqual([]);
    for (const gone of [shift, { ...shift, id: 'x' }])
      await expect(roster.cancel(head, gone)).rejects.toMatchObject(refusal('duty-shift-unknown'));
    const types = (await program.recorded()).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['duty.planned', 'duty.cancelled']);
  });
});
