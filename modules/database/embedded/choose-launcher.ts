import { readFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { type Binaries, WAY_OUT } from './binaries.js';
import { type Account, Launcher } from './launcher.js';
import { copyBinaries } from './public-copy.js';

/**
 * Chooses how to run PostgreSQL on data under `folder`: as ourselves; as root (or without a name) inside a user
 * namespace that calls us somebody else; as root where namespaces are forbidden, as an unprivileged account.
 * Throws a sentence with the way out when none works.
 */
export async function chooseLauncher(binaries: Binaries, folder: string): Promise<Launcher> {
  const self = { uid: process.getuid!(), gid: process.getgid!() };
  if (self.uid !== 0 && hasName()) return new Launcher(binaries, self);
  const account = await namedAccount();
  const flags = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--'];
  const inside = new Launcher(binaries, self, ['unshare', ...flags]);
  if (await inside.works(folder)) return inside;
  if (self.uid === 0) return dropTo(account, binaries, folder);
  return refuse('this account has no name in /etc/passwd, and user namespaces are forbidden');
}

async function dropTo(account: Account, binaries: Binaries, folder: string): Promise<Launcher> {
  for (const temporary of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const copy = await copyBinaries(binaries, temporary).catch(() => null);
    const launcher = copy && new Launcher(copy, account, [], true);
    if (await launcher?.works(folder)) return launcher!;
  }
  return refuse(`root needs user namespaces, or a temporary folder where account ${account.uid} may run programs`);
}

function refuse(reason: string): never {
  throw new Error(`The embedded PostgreSQL cannot run here: ${reason}. ${WAY_OUT}`);
}

/** initdb looks its account up by number. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** An unprivileged account that initdb can look up. */
async function namedAccount(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const find = (name: string): string[] | undefined => lines.find((line) => line[0] === name);
  const line = find('postgres') ?? find('nobody') ?? lines.find((each) => Number(each[2]) > 0);
  return line ? { uid: Number(line[2]), gid: Number(line[3]) } : refuse('/etc/passwd names no account but root');
}
