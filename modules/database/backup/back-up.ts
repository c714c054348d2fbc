import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type ArchiveHeader, type ArchiveSummary, type Manifest, type TableSum, summaryOf } from './archive.js';
import { PLAIN_VALUES, copyTarget, migrationsOf, sequencesOf, tablesOf } from './catalogue.js';
import { TableDigest } from './table-digest.js';

/**
 * Writes everything in the database at `url` to `file` as it was at one instant, while others go on working; never more
 * than a few chunks are in memory. The file, for its owner's eyes only, has its name once it is complete and on disk.
 */
export async function backUp(url: string, file: string): Promise<ArchiveSummary> {
  const client = new Client({ connectionString: url, application_name: 'lianxin-backup' });
  await client.connect();
  const unfinished = `${file}.unfinished`;
  try {
    const archive = new Archive(client);
    const out = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(archive.lines()), createGzip(), out);
    await rename(unfinished, file);
    return archive.summary;
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

/** An archive that is being written. */
class Archive {
  summary!: ArchiveSummary;

  constructor(private readonly client: Client) {}

  /**
   * Header, tables, manifest: lines of JSON; the rows of a table follow its name in chunks, each with its length before
   * it, up to one of length 0.
   */
  async *lines(): AsyncGenerator<Buffer | string> {
    await this.client.query(PLAIN_VALUES);
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const header = await this.header();
    yield line(header);
    const tables: TableSum[] = [];
    for (const table of header.tables) {
      yield line({ table: table.name });
      const digest = new TableDigest();
      yield* this.rows(copyTarget(this.client, table), digest);
      tables.push(digest.sum(table.name));
    }
    // sequences know no snapshots: read last, they are never behind the rows
    const manifest: Manifest = { tables, sequences: await sequencesOf(this.client) };
    yield line(manifest);
    await this.client.query('COMMIT');
    this.summary = summaryOf(header, manifest);
  }

  private async *rows(target: string, digest: TableDigest): AsyncGenerator<Buffer | string> {
    for await (const chunk of this.client.query(copyTo(`COPY ${target} TO STDOUT`)) as AsyncIterable<Buffer>) {
      digest.add(chunk);
      yield line(chunk.length);
      yield chunk;
    }
    yield line(0);
  }

  private async header(): Promise<ArchiveHeader> {
    const { rows } = await this.client.query<{ takenAt: Date; postgres: string }>(
      `SELECT now() AS "takenAt", current_setting('server_version') AS postgres`,
    );
    const { takenAt = new Date(0), postgres = '' } = rows[0] ?? {};
    return {
      ...{ format: 'lianxin-backup', version: 1, takenAt: takenAt.toISOString(), postgres },
      ...{ migrations: await migrationsOf(this.client), tables: await tablesOf(this.client) },
    };
  }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
