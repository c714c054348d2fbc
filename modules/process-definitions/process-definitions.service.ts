import { createHash } from 'node:crypto';
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
import { EngineExtensions } from '../process-engine/index.js';
import { checkDiagram, type CheckedDiagram } from './checks/index.js';
import type { ProcessDefinition } from './definition.js';
import { DEFINITION_ERRORS } from './process-definitions.errors.js';
import { PublishedDefinitions } from './published-definitions.js';

const COLUMNS = `
  id, key, version, name, state, findings, digest, note, created_at AS "createdAt", created_by AS "createdBy",
  published_at AS "publishedAt", published_by AS "publishedBy", quarantined_at AS "quarantinedAt"`;

/** Key of a draft whose process has no id; it is refused at publish. */
const UNNAMED = 'unnamed';

/** Drafts, checks and publishes process definitions. A published version never changes. */
@Injectable()
export class ProcessDefinitions {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly extensions: EngineExtensions,
    private readonly published: PublishedDefinitions,
    private readonly clock: Clock,
  ) {}

  /** Stores a draft under the next version of its process, with what was found wrong. Throws `diagram-unreadable`. */
  async draft(tx: Transaction, xml: string, actor: Actor, note: string | null = null): Promise<ProcessDefinition> {
    const checked = await this.check(tx, xml);
    const key = checked.key || UNNAMED;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [key]);
    const id = newId();
    const [definition] = await tx.query<ProcessDefinition>(
      `INSERT INTO process_definition (id, key, version, name, state, xml, digest, findings, note, created_at, created_by)
       VALUES ($1, $2, (SELECT COALESCE(max(version), 0) + 1 FROM process_definition WHERE key = $2), $3, 'draft', $4, $5, $6,
         $7, $8, $9)
       RETURNING ${COLUMNS}`,
      [
        ...[id, key, checked.name, xml, digestOf(xml), JSON.stringify(checked.findings), note],
        ...[this.clock.now(), JSON.stringify(person(actor))],
      ],
    );
    if (!definition) throw new Error('the draft was not stored');
    return definition;
  }

  /** Publishes a draft after checking it once more. Throws `process-definition-refused` with the findings. */
  async publish(tx: Transaction, id: string, actor: Actor): Promise<ProcessDefinition> {
    const [draft] = await tx.query<ProcessDefinition>(
      `SELECT ${COLUMNS} FROM process_definition WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!draft) throw unknown(id);
    if (draft.state !== 'draft')
      throw new DomainError(DEFINITION_ERRORS['process-definition-not-draft'], `It is ${draft.state}.`);
    const { findings } = await this.check(tx, await this.published.xml(tx, id));
    if (findings.some(({ severity }) => severity === 'error')) throw refused(findings);
    const at = this.clock.now();
    const [published] = await tx.query<ProcessDefinition>(
      `UPDATE process_definition SET state = 'published', findings = $2, published_at = $3, published_by = $4
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, JSON.stringify(findings), at, JSON.stringify(person(actor))],
    );
    const { key, version, digest } = draft;
    await this.published.listen(tx, { id, key, version }, at);
    this.trail.record(tx, id, actor, { type: 'process-definition.published', at, data: { key, version, digest } });
    return published ?? draft;
  }

  /** Whether a version of the process can be started. */
  async isPublished(tx: Transaction, key: string): Promise<boolean> {
    return (await this.published.find(tx, key)) !== null;
  }

  /** Throws `process-definition-unknown`. */
  async get(id: string): Promise<ProcessDefinition> {
    const [row] = await this.database.query<ProcessDefinition>(
      `SELECT ${COLUMNS} FROM process_definition WHERE id = $1`,
      [id],
    );
    if (!row) throw unknown(id);
    return row;
  }

  /** Newest first. */
  async list(key: string | undefined, { limit, cursor }: PageRequest): Promise<Page<ProcessDefinition>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<ProcessDefinition>(
      `SELECT ${COLUMNS} FROM process_definition
       WHERE ($1::text IS NULL OR key = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [key ?? null, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Lets a definition start instances again that was stopped because they did not come to rest. */
  async endQuarantine(tx: Transaction, id: string, actor: Actor): Promise<ProcessDefinition> {
    const [definition] = await tx.query<ProcessDefinition>(
      `UPDATE process_definition SET overruns = 0, quarantined_at = NULL WHERE id = $1 RETURNING ${COLUMNS}`,
      [id],
    );
    if (!definition) throw unknown(id);
    this.trail.record(tx, id, actor, { type: 'process-definition.quarantine-ended', at: this.clock.now() });
    return definition;
  }

  private async check(tx: Transaction, xml: string): Promise<CheckedDiagram> {
    const published = await tx.query<{ key: string }>(
      `SELECT DISTINCT key FROM process_definition WHERE state = 'published'`,
    );
    return checkDiagram(xml, { taskTypes: this.extensions.taskTypes, publishedKeys: published.map(({ key }) => key) });
  }
}

const digestOf = (xml: string): string => createHash('sha256').update(xml).digest('hex');
const person = ({ username, name }: Actor) => ({ username, name });
const unknown = (id: string) =>
  new DomainError(DEFINITION_ERRORS['process-definition-unknown'], `There is no process definition ${id}.`);
const refused = (findings: CheckedDiagram['findings']) =>
  new DomainError(DEFINITION_ERRORS['process-definition-refused'], 'The diagram has findings that forbid publishing.', {
    findings,
  });
