import { parseArgs } from 'node:util';
import { verifyAllStreams } from '../../modules/audit/index.js';
import { backUp, restore, type ArchiveSummary, type Ask } from '../../modules/database/index.js';
import { readConfig } from '../../modules/kernel/index.js';
import { openDatabase } from '../open-database.js';
import { fail } from '../worker/stop-on-signals.js';

const USAGE = `npm run backup -- --out FILE                  the whole database at one instant, while everything goes on
npm run restore -- --in FILE [--overwrite]   into an empty database, or over what is there
Both work on DATABASE_URL, or on the embedded database under DATA_DIR.
Files are not in it: copy DATA_DIR/data.key (or DATA_KEY) and DATA_DIR/attachments after the backup.
`;

/** \`npm run backup\` and \`npm run restore\`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, in: { type: 'string' }, overwrite: { type: 'boolean', default: false } },
  });
  const [command] = positionals;
  const { out, in: file, overwrite } = values;
  if (command === 'backup' && out) return onDatabase((url) => runBackup(url, out));
  if (command === 'restore' && file) return onDatabase((url) => runRestore(url, file, overwrite));
  process.stdout.write(USAGE);
  process.exitCode = 2;
}

async function onDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const database = await openDatabase(readConfig(process.env));
  try {
    await work(database.url);
  } finally {
    await database.close();
  }
}

async function runBackup(url: string, file: string): Promise<void> {
  const summary = await backUp(url, file);
  process.stdout.write(`backed up to ${file}\n${words(summary)}`);
}

async function runRestore(url: string, file: string, overwrite: boolean): Promise<void> {
  let intact = 0;
  const summary = await restore(url, file, {
    overwrite,
    verify: async (ask) => {
      intact = await assertHistory(ask);
    },
  });
  process.stdout.write(`restored from ${file}\n${words(summary)}  history      ${intact} chains, all intact\n`);
}

/** Answers how many chains are whole. Throws when one is not. */
async function assertHistory(ask: Ask): Promise<number> {
  const { intact, broken } = await verifyAllStreams({ query: ask });
  if (broken.length === 0) return intact;
  const [{ stream, fault }] = broken as [(typeof broken)[0]];
  throw new Error(
    `The history in the backup was changed: ${broken.length} chains are broken, the first is ${stream} at event ` +
      `${fault.seq} (${fault.reason}). Nothing was restored.`,
  );
}

const words = ({ takenAt, schema, rows, tables }: ArchiveSummary): string =>
  `  point in time ${takenAt}\n  schema       ${schema}\n  rows         ${rows} in ${tables.length} tables\n`;

main().catch(fail);
