import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { ArchiveHeader, Manifest, TableColumns, TableSum } from './archive.js';
import { TableDigest } from './table-digest.js';

/** Longest line that is believed to be one. */
const LONGEST_LINE = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Takes the rows of one table. */
export type TakeRows = (table: TableColumns, rows: AsyncIterable<Buffer>) => Promise<void>;

/** Reads an archive from its start to its end, a few chunks at a time. */
export class ArchiveReader {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  private constructor(private readonly file: string) {
    const stream = createReadStream(file);
    const gunzip = createGunzip();
    stream.on('error', (error) => gunzip.destroy(error));
    this.source = stream.pipe(gunzip)[Symbol.asyncIterator]();
  }

  /**
   * Gives every table's rows to `take`; answers header and manifest once the archive turned out to be complete and as it
   * was written. Throws a sentence when it is not.
   */
  static async read(
    file: string,
    take: TakeRows,
    begin: (header: ArchiveHeader) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ header: ArchiveHeader; manifest: Manifest }> {
    const reader = new ArchiveReader(file);
    try {
      const header = await reader.header();
      await begin(header);
      const sums: TableSum[] = [];
      for (const table of header.tables) sums.push(await reader.table(table, take));
      return { header, manifest: await reader.manifest(sums) };
    } finally {
      await reader.source.return?.();
    }
  }

  private async header(): Promise<ArchiveHeader> {
    const header = await this.json<Partial<ArchiveHeader>>();
    if (header.format !== 'lianxin-backup') throw new Error(`${this.file} is no backup of Lianxin.`);
    if (header.version !== 1) throw new Error(`${this.file} was written by a newer program; restore it with that one.`);
    return header as ArchiveHeader;
  }

  private async table(table: TableColumns, take: TakeRows): Promise<TableSum> {
    const { table: name } = await this.json<{ table?: string }>();
    if (name !== table.name) throw this.damaged(`the rows of ${table.name} are missing`);
    const digest = new TableDigest();
    await take(table, this.rows(digest));
    return digest.sum(table.name);
  }

  private async *rows(digest: TableDigest): AsyncGenerator<Buffer> {
    for (let left = await this.length(); left > 0; left = await this.length()) {
      while (left > 0) {
        const chunk = await this.some(left);
        left -= chunk.length;
        digest.add(chunk);
        yield chunk;
      }
    }
  }

  private async manifest(sums: TableSum[]): Promise<Manifest> {
    const manifest = await this.json<Manifest>();
    for (const sum of sums) {
      const written = manifest.tables.find(({ name }) => name === sum.name);
      if (written?.sha256 !== sum.sha256 || written.rows !== sum.rows)
        throw this.damaged(`the rows of ${sum.name} are not those that were written`);
    }
    return manifest;
  }

  private async length(): Promise<number> {
    const length = await this.json<number>();
    if (Number.isInteger(length)) return length; // anything else would never be read to its end
    throw this.damaged('a length cannot be read');
  }

  private async json<T>(): Promise<T> {
    const text = await this.line();
    try {
      return JSON.parse(text) as T;
    } catch {
      throw this.damaged('a line cannot be read');
    }
  }

  private async line(): Promise<string> {
    const parts: Buffer[] = [];
    for (let length = 0; length < LONGEST_LINE;) {
      if (this.rest.length === 0) await this.more();
      const end = this.rest.indexOf(NEWLINE);
      parts.push(this.rest.subarray(0, end < 0 ? undefined : end));
      length += this.rest.length;
      this.rest = end < 0 ? Buffer.alloc(0) : this.rest.subarray(end + 1);
      if (end >= 0) return Buffer.concat(parts).toString('utf8');
    }
    throw this.damaged('a line does not end');
  }

  /** At least one byte, at most `limit`. */
  private async some(limit: number): Promise<Buffer> {
    if (this.rest.length === 0) await this.more();
    const taken = this.rest.subarray(0, limit);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  private async more(): Promise<void> {
    const next = await this.source.next().catch((error: unknown) => {
      throw this.damaged(error instanceof Error ? error.message : String(error));
    });
    if (next.done) throw this.damaged('it ends too early');
    this.rest = next.value;
  }

  private damaged(reason: string): Error {
    return new Error(`${this.file} is damaged: ${reason}. Nothing was restored from it.`);
  }
}
