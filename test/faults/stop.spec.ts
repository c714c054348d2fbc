import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEmbeddedPostgres } from '../../modules/database/index.js';
import { freePort, startServerProcess } from '../support/server-process.js';

describe('a server stopped by Ctrl-C, whose signal may arrive twice under npm', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-stop-'));
  afterAll(async () => {
    await stopEmbeddedPostgres(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('ends in order and takes its database along', async () => {
    const server = await startServerProcess({ DATA_DIR: dataDir, PORT: await freePort(), DATABASE_URL: '' });
    const pidFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    expect(existsSync(pidFile)).toBe(true);
    const answers = await Promise.all([server.kill('SIGINT'), server.kill('SIGINT')]);
    expect(answers).toEqual([0, 0]);
    expect(existsSync(pidFile)).toBe(false);
  }, 60_000);
});
