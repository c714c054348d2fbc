import { Client } from 'pg';

const OLDEST = 150000;
const SAMPLE = '路灯照明';

/** Throws one sentence naming what the PostgreSQL at `url` lacks: version 15, UTF8, or trigrams of Chinese text. */
export async function assertServerFit(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'lianxin-check' });
  await client.connect();
  try {
    await assertVersion(client);
    await assertEncoding(client);
    await assertChineseTrigrams(client);
  } finally {
    await client.end();
  }
}

async function assertVersion(client: Client): Promise<void> {
  if (Number(await show(client, 'server_version_num')) >= OLDEST) return;
  throw new Error(`PostgreSQL 15 or newer is needed; this server is ${await show(client, 'server_version')}.`);
}

async function assertEncoding(client: Client): Promise<void> {
  const encoding = await show(client, 'server_encoding');
  if (encoding !== 'UTF8') throw new Error(`The database must be encoded in UTF8; this one is ${encoding}.`);
}

/** Tries the extension in a transaction that is taken back: before the first migration it is not installed yet. */
async function assertChineseTrigrams(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm').catch((error: unknown) => {
    throw new Error(
      `The extension pg_trgm cannot be installed (${(error as Error).message}): install postgresql-contrib on the server, or let the owner of the database create it.`,
    );
  });
  const { rows } = await client.query<{ trigrams: string[] }>('SELECT show_trgm($1) AS trigrams', [SAMPLE]);
  await client.query('ROLLBACK');
  if (rows[0]?.trigrams.length) return;
  throw new Error(
    `Chinese text cannot be searched: pg_trgm finds no trigrams in "${SAMPLE}" because the database has LC_CTYPE C. ` +
      'Create it with CREATE DATABASE … TEMPLATE template0 ENCODING UTF8 LC_CTYPE "C.UTF-8".',
  );
}

async function show(
  client: Client,
  setting: 'server_version_num' | 'server_version' | 'server_encoding',
): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`);
  return rows[0]?.[setting] ?? '';
}
