import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError, type FieldError } from '../kernel/index.js';
import { CASE_ERRORS } from './cases.errors.js';
import { CODE_LISTS } from './code-list-entries.js';

/** One choice of a code list. */
export interface CodeEntry {
  list: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Channels, demand natures, urgencies, grounds: choices that are data. */
@Injectable()
export class CodeLists {
  /** Adds the shipped entries that are not there yet; what administrators changed stays. */
  async load(tx: Transaction): Promise<void> {
    const rows = Object.entries(CODE_LISTS).flatMap(([list, entries]) =>
      entries.map(([code, nameZh, nameEn], position) => ({ list, code, nameZh, nameEn, position })),
    );
    await tx.query(
      `INSERT INTO code_entry (list, code, name_zh, name_en, position)
       SELECT list, code, "nameZh", "nameEn", position
       FROM json_to_recordset($1) AS e (list text, code text, "nameZh" text, "nameEn" text, position int)
       ON CONFLICT (list, code) DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }

  /** Enabled entries of all lists, in their order. */
  async all(source: Pick<Transaction, 'query'>): Promise<CodeEntry[]> {
    return source.query<CodeEntry>(
      `SELECT list, code, name_zh AS "nameZh", name_en AS "nameEn" FROM code_entry WHERE enabled ORDER BY list, position`,
    );
  }

  /** Throws `case-invalid` naming every field whose code is not in its list. `wanted` maps list to code. */
  async assertKnown(source: Pick<Transaction, 'query'>, wanted: Record<string, string>): Promise<void> {
    const known = new Set((await this.all(source)).map(({ list, code }) => `${list}/${code}`));
    const errors: FieldError[] = Object.entries(wanted)
      .filter(([list, code]) => !known.has(`${list}/${code}`))
      .map(([list, code]) => ({ path: list, message: `"${code}" is not an enabled ${list}` }));
    if (errors.length > 0) throw new DomainError(CASE_ERRORS['case-invalid'], 'Some codes are not known.', {}, errors);
  }
}
