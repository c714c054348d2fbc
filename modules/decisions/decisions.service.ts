import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import {
  Clock,
  DomainError,
  newId,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../kernel/index.js';
import { evaluateFeel } from '../process-engine/index.js';
import { faultsOf } from './check-decisions.js';
import { DECISION_ERRORS } from './decisions.errors.js';
import type { Decision } from './decision.js';
import { evaluateTable, HitPolicyFault, type TableAnswer } from './evaluate-table.js';
import { readDecisions } from './read-decisions.js';

/** One published version of a decision. */
export interface PublishedDecision {
  id: string;
  key: string;
  version: number;
  name: string;
  publishedAt: Date;
}

const COLUMNS = `id, key, version, name, published_at AS "publishedAt"`;

/** Publishes decisions (DMN) and answers them. A published version never changes; the newest one is asked. */
@Injectable()
export class Decisions {
  /** Files by the id of the published decision; they never change. */
  private readonly parsed = new Map<string, Promise<Decision[]>>();

  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Publishes every decision of a DMN file as its next version. Throws `decision-unreadable` and `decision-refused`. */
  async publish(xml: string, actor: Actor): Promise<PublishedDecision[]> {
    const decisions = await readDecisions(xml);
    const errors = faultsOf(decisions);
    if (errors.length > 0)
      throw new DomainError(DECISION_ERRORS['decision-refused'], 'It cannot be published.', {}, errors);
    return this.database.transaction(async (tx) => {
      const published: PublishedDecision[] = [];
      for (const decision of decisions) published.push(await this.store(tx, decision, xml, actor));
      return published;
    });
  }

  /** Newest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<PublishedDecision>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<PublishedDecision>(
      `SELECT ${COLUMNS} FROM decision WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** What the newest version of a decision answers. Throws `decision-unknown` and `decision-contradicts`. */
  async evaluate(
    source: Pick<Transaction, 'query'>,
    key: string,
    variables: Record<string, unknown>,
    now: Date,
  ): Promise<TableAnswer> {
    const [row] = await source.query<{ id: string; xml: string }>(
      `SELECT id, xml FROM decision WHERE key = $1 ORDER BY version DESC LIMIT 1`,
      [key],
    );
    if (!row) throw new DomainError(DECISION_ERRORS['decision-unknown'], `There is no decision "${key}".`);
    return answer(await this.decisionsOf(row), key, variables, now);
  }

  private decisionsOf({ id, xml }: { id: string; xml: string }): Promise<Decision[]> {
    const decisions = this.parsed.get(id) ?? readDecisions(xml);
    this.parsed.set(id, decisions);
    return decisions;
  }

  private async store(tx: Transaction, { key, name }: Decision, xml: string, actor: Actor): Promise<PublishedDecision> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 8))`, [key]);
    const id = newId();
    const at = this.clock.now();
    const [published] = await tx.query<PublishedDecision>(
      `INSERT INTO decision (id, key, version, name, xml, published_at, published_by)
       VALUES ($1, $2, (SELECT COALESCE(max(version), 0) + 1 FROM decision WHERE key = $2), $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [id, key, name, xml, at, JSON.stringify({ username: actor.username, name: actor.name })],
    );
    if (!published) throw new Error('the decision was not stored');
    this.trail.record(tx, id, actor, { type: 'decision.published', at, data: { key, version: published.version } });
    return published;
  }
}

/** A decision sees the variables and, by name, the answers of the decisions it requires. */
function answer(decisions: Decision[], key: string, variables: Record<string, unknown>, now: Date): TableAnswer {
  const decision = decisions.find((each) => each.key === key);
  if (!decision)
    throw new DomainError(DECISION_ERRORS['decision-unknown'], `There is no decision "${key}" in its file.`);
  const required = decision.requires.flatMap((each) => {
    const { value } = answer(decisions, each, variables, now);
    const name = decisions.find((other) => other.key === each)?.name ?? each;
    return [[each, value] as const, [name, value] as const];
  });
  const visible = { ...variables, ...Object.fromEntries(required) };
  if (decision.logic.kind === 'expression')
    return { value: evaluateFeel(`= ${decision.logic.text}`, visible, now), ruleIds: [] };
  try {
    return evaluateTable(decision.logic, visible, now);
  } catch (error) {
    if (!(error instanceof HitPolicyFault)) throw error;
    throw new DomainError(DECISION_ERRORS['decision-contradicts'], `${decision.name}: ${error.message}.`);
  }
}
