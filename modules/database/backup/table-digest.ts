import { createHash } from 'node:crypto';
import type { TableSum } from './archive.js';

const NEWLINE = 0x0a;

/** Sums up the rows of one table as they pass by, in the text form of COPY: one line a row. */
export class TableDigest {
  private readonly hash = createHash('sha256');
  private rows = 0;

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.rows++;
  }

  sum(name: string): TableSum {
    return { name, rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
