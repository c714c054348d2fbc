import { person, startProgram, type Program } from '../../test/http/support/program.js';
import { SYSTEM } from '../kernel/index.js';
import { DataScope, ImportUnits, OrganisationModule } from './index.js';

let program: Program;
let scope: DataScope;

beforeAll(async () => {
  program = await startProgram([OrganisationModule]);
  scope = program.get(DataScope);
  const lines = [
    'LS,,1,中心,centre',
    'LS-SZ,LS,2,市中区,county',
    'LS-SZ-01,LS-SZ,3,街道,township',
    'LS-S,LS,2,甲区,county',
  ];
  await program.get(ImportUnits).execute(SYSTEM, ['code,parent,tier,name,kind', ...lines].join('\n'));
});
afterAll(() => program.close());

describe('the data scope', () => {
  it('of the centre, of auditors, of administrators and of the system is everything', () => {
    const all = [person('LS', 'agent'), person('LS-SZ', 'auditor'), person(null, 'system-administrator'), SYSTEM];
    for (const actor of all) expect(scope.scopeOf(actor)).toEqual({ all: true });
    expect(scope.sees(person('LS', 'agent'), 'NO')).toBe(true);
  });

  it('of everybody else is the own unit and those below', () => {
    const actor = person('LS-SZ', 'reviewer');
    expect(scope.scopeOf(actor)).toEqual({ paths: ['/LS/LS-SZ/'] });
    const seen = ['LS', 'LS-SZ', 'LS-SZ-01', 'LS-S', 'NO'].filter((code) => scope.sees(actor, code));
    expect(seen).toEqual(['LS-SZ', 'LS-SZ-01']);
  });

  it('does not reach a unit whose code only begins the same', () => {
    expect(scope.sees(person('LS-S', 'handler'), 'LS-SZ')).toBe(false);
  });

  it('is nothing for somebody of no unit, or of one that is gone', () => {
    for (const unit of [null, 'NO']) expect(scope.scopeOf(person(unit, 'handler'))).toEqual({ paths: [] });
  });

  it('refuses with the name of the unit', () => {
    expect(() => scope.assertSees(person('LS-S', 'handler'), 'LS-SZ')).toThrow('市中区');
    expect(() => scope.assertSees(SYSTEM, 'NO')).toThrow('There is no unit');
  });
});
