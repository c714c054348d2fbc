import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { GROUP_HAS_PEOPLE } from '../identity/index.js';
import { Clock } from '../kernel/index.js';

/** Milliseconds a group that has people is taken to have them. */
const BELIEVED = 60_000;

const MANNED = `
  SELECT g AS "group" FROM unnest($1::text[]) AS g WHERE ${GROUP_HAS_PEOPLE}`;

/** Which candidate groups have anybody who could do a task. */
@Injectable()
export class MannedGroups {
  private readonly known = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Those of `groups` in which nobody is. */
  async empty(source: Pick<Transaction, 'query'>, groups: string[]): Promise<string[]> {
    const now = this.clock.now().getTime();
    const asked = [...new Set(groups)].filter((group) => (this.known.get(group) ?? 0) < now - BELIEVED);
    if (asked.length === 0) return [];
    const manned = (await source.query<{ group: string }>(MANNED, [asked])).map(({ group }) => group);
    for (const group of manned) this.known.set(group, now);
    return asked.filter((group) => !manned.includes(group));
  }
}
