import { startProgram, type Program } from '../../test/http/support/program.js';
import { FixedClock, SYSTEM } from '../kernel/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ModePresets, Modes, ModesModule } from './index.js';
import { ModeEnds } from './mode-ends.js';
import { NO_OVERLAY } from './mode.js';
import { PublishMode } from './publish-mode.service.js';
import { SwitchMode } from './switch-mode.service.js';

let program: Program;
let modes: Modes;
beforeEach(async () => {
  program = await startProgram([OrganisationModule, PoliciesModule, ModesModule]);
  modes = program.get(Modes);
  const draft = {
    name: '防汛',
    overlay: { ...NO_OVERLAY, desks: { 'role:agent': 'role:leader' } },
    clause: '防汛预案',
  };
  for (const code of ['flood', 'frost']) await program.get(PublishMode).execute(SYSTEM, { ...draft, code, basedOn: 0 });
});
afterEach(() => program.close());

const HOUR = 3_600_000;
const after = (ms: number) => new Date(program.clock.now().getTime() + ms);
const turn = (mode: string, until: Date, from?: Date) =>
  program.get(SwitchMode).execute(SYSTEM, { mode, until, ...(from && { from }) });
const recorded = async (type: string) => (await program.recorded()).filter((event) => event.type === type);

describe('a mode', () => {
  it('holds from its first millisecond, and no longer at its last', async () => {
    const [from, until] = [after(HOUR), after(2 * HOUR)];
    await turn('flood', until, from);
    const at = (ms: number, instant: Date) => modes.at(new Date(instant.getTime() + ms))?.mode ?? 'regular';
    expect([at(-1, from), at(0, from), at(-1, until), at(0, until)]).toEqual(['regular', 'flood', 'flood', 'regular']);
  });

  it('ends on time though no worker looks; when one does, that is recorded once, whoever is faster', async () => {
    const until = after(HOUR);
    const { id } = await turn('flood', until);
    program.clock.set(until);
    expect(modes.at(program.clock.now())).toBeNull();
    const ends = program.get(ModeEnds);
    expect(await ends.nextDueAt()).toEqual(until);
    const ran = await Promise.all([ends.runDue(after(0)), ends.runDue(after(0))]);
    expect(ran.sort()).toEqual([0, 1]);
    expect(await recorded('mode.ended')).toMatchObject([{ by: 'system', data: { switchId: id, early: false } }]);
    expect(await ends.nextDueAt()).toBeNull();
  });

  it('is not ended by the worker before its time', async () => {
    await turn('flood', after(HOUR));
    expect(await program.get(ModeEnds).runDue(after(HOUR - 1))).toBe(0);
  });

  it('is refused while another holds, which is named; one may follow the other at once', async () => {
    const [from, until] = [after(HOUR), after(2 * HOUR)];
    await turn('flood', until, from);
    for (const [start, end] of [
      [after(0), after(HOUR + 1)],
      [after(2 * HOUR - 1), after(9 * HOUR)],
      [after(0), after(9 * HOUR)],
    ] as const)
      await expect(turn('frost', end, start)).rejects.toMatchObject({
        ...{ definition: { code: 'mode-overlap' }, extra: { current: { mode: 'flood', from, until } } },
      });
    await turn('frost', after(3 * HOUR), until);
    await turn('frost', from);
  });

  it('is switched once when two people switch at the same time', async () => {
    const both = await Promise.allSettled([turn('flood', after(HOUR)), turn('frost', after(HOUR))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await recorded('mode.switched')).toHaveLength(1);
  });

  it('ends when somebody ends it, once; one that had not begun never does', async () => {
    const switching = program.get(SwitchMode);
    const { id } = await turn('flood', after(2 * HOUR));
    program.clock.set(after(HOUR));
    expect(await switching.end(SYSTEM, id)).toMatchObject({ until: after(0), endedBy: 'system' });
    expect(modes.at(after(0))).toBeNull();
    await expect(switching.end(SYSTEM, id)).rejects.toMatchObject({ definition: { code: 'mode-switch-over' } });
    const planned = await turn('frost', after(2 * HOUR), after(HOUR));
    await switching.end(SYSTEM, planned.id);
    expect(modes.at(after(HOUR))).toBeNull();
    await turn('flood', after(3 * HOUR));
    expect(await recorded('mode.ended')).toMatchObject([{ data: { early: true } }, { data: { early: true } }]);
    expect(await program.get(ModeEnds).runDue(after(2 * HOUR))).toBe(0);
  });

  it('keeps the version it was switched with', async () => {
    await turn('flood', after(HOUR));
    const draft = { code: 'flood', name: '防汛二', overlay: NO_OVERLAY, clause: '新预案', basedOn: 1 };
    await program.get(PublishMode).execute(SYSTEM, draft);
    await modes.refresh();
    expect(modes.at(after(0))).toMatchObject({ version: 1, overlay: { desks: { 'role:agent': 'role:leader' } } });
  });

  it('is seen by another node', async () => {
    const other = new Modes(program.database, new FixedClock(program.clock.now()));
    await other.refresh();
    const { id } = await turn('flood', after(HOUR));
    await other.refresh();
    expect(other.at(after(0))).toMatchObject({ id, mode: 'flood' });
    await program.get(SwitchMode).end(SYSTEM, id);
    await other.refresh();
    expect(other.at(after(0))).toBeNull();
  });

  it('is shipped as data, and what people published stays', async () => {
    const load = () => program.database.transaction((tx) => program.get(ModePresets).load(tx));
    await load();
    const draft = { code: 'holiday', name: '春节', overlay: NO_OVERLAY, clause: '通知', basedOn: 1 };
    await program.get(PublishMode).execute(SYSTEM, draft);
    await load();
    const all = await modes.all();
    expect(all.map(({ code, version }) => `${code} ${version}`)).toEqual([
      ...['emergency 1', 'flood 1', 'frost 1', 'holiday 2', 'regular 1'],
    ]);
    expect(all[0]).toMatchObject({ clause: expect.stringContaining('预设值') });
  });
});
