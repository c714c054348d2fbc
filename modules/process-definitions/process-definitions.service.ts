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
import { checkDiagram, type CheckedDiagram, type Finding } from './checks/index.js';
import type { ProcessDefinition } from './definition.js';
import { DEFINITION_ERRORS } from './process-definitions.errors.js';
import { PublishedDefinitions } from './published-definitions.js';

const COLUMNS = `
  id, key, version, name, state, findings, digest, note, created_at AS "createdAt", created_by AS "createdBy",
  published_at AS "publishedAt", published_by AS "publishedBy", quarantined_at AS "quarantinedAt",
  (SELECT COALESCE(json_agg(json_build_object('id', o.id, 'key', o.key, 'version', o.version) ORDER BY o.id), '[]')
   FROM process_definition o WHERE o.file_id = d.file_id AND o.id <> d.id) AS together`;

const INSERT = `
  INSERT INTO process_definition
    (id, key, version, name, state, xml, digest, findings, note, created_at, created_by, file_id)
  VALUES ($1, $2, (SELECT COALESCE(max(version), 0) + 1 FROM process_definition WHERE key = $2), $3, 'draft', $4, $5, $6, $7,
    $8, $9, $10)`;

const OF_ONE_FILE = `
  SELECT ${COLUMNS} FROM process_definition d
  WHERE id = $1 OR file_id = (SELECT file_id FROM process_definition WHERE id = $1) ORDER BY id FOR UPDATE OF d`;

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

  /**
   * Stores a draft for each process of the file under its next version, with what was found wrong, and answers the first;
   * the others stand in `together`. Throws `diagram-unreadable`.
   */
  async draft(tx: Transaction, xml: string, actor: Actor, note: string | null = null): Promise<ProcessDefinition> {
    const { processes, findings } = await this.check(tx, xml);
    const ids = processes.map(() => newId());
    const fileId = ids[0] ?? newId();
    for (const key of processes.map((process) => process.key).sort())
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [key]);
    for (const [index, { key, name }] of processes.entries())
      await tx.query(INSERT, [
        ...[ids[index], key, name, xml, digestOf(xml), JSON.stringify(findings), note],
        ...[this.clock.now(), JSON.stringify(person(actor)), fileId],
      ]);
    return read(tx, fileId);
  }

  /** Publishes the drafts of a file after checking it once more. Throws `process-definition-refused` with the findings. */
  async publish(tx: Transaction, id: string, actor: Actor): Promise<ProcessDefinition> {
    const drafts = await tx.query<ProcessDefinition>(OF_ONE_FILE, [id]);
    const draft = drafts.find((each) => each.id === id);
    if (!draft) throw unknown(id);
    if (draft.state !== 'draft')
      throw new DomainError(DEFINITION_ERRORS['process-definition-not-draft'], `It is ${draft.state}.`);
    const { findings } = await this.check(tx, await this.published.xml(tx, id));
    if (findings.some(({ severity }) => severity === 'error')) throw refused(findings);
    for (const each of drafts) await this.release(tx, each, findings, actor);
    return read(tx, id);
  }

  private async release(tx: Transaction, draft: ProcessDefinition, findings: Finding[], actor: Actor): Promise<void> {
    const { id, key, version, digest } = draft;
    const at = this.clock.now();
    await tx.query(
      `UPDATE process_definition SET state = 'published', findings = $2, published_at = $3, published_by = $4 WHERE id = $1`,
      [id, JSON.stringify(findings), at, JSON.stringify(person(actor))],
    );
    await this.published.listen(tx, { id, key, version }, at);
    this.trail.record(tx, id, actor, { type: 'process-definition.published', at, data: { key, version, digest } });
  }

  /** Whether a version of the process can be started. */
  async isPublished(tx: Transaction, key: string): Promise<boolean> {
    return (await this.published.find(tx, key)) !== null;
  }

  /** Throws `process-definition-unknown`. */
  get(id: string): Promise<ProcessDefinition> {
    return read(this.database, id);
  }

  /** The same inside a transaction. */
  read(tx: Transaction, id: string): Promise<ProcessDefinition> {
    return read(tx, id);
  }

  /** Versions of a process that instances may run on, oldest first. */
  async publishedVersions(tx: Transaction, key: string): Promise<{ id: string; version: number }[]> {
    return tx.query(
      `SELECT id, version FROM process_definition WHERE key = $1 AND state IN ('published', 'retired') ORDER BY version`,
      [key],
    );
  }

  /** Newest first. */
  async list(key: string | undefined, { limit, cursor }: PageRequest): Promise<Page<ProcessDefinition>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<ProcessDefinition>(
      `SELECT ${COLUMNS} FROM process_definition d
       WHERE ($1::text IS NULL OR key = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [key ?? null, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Lets a definition start instances again that was stopped because they did not come to rest. */
  async endQuarantine(tx: Transaction, id: string, actor: Actor): Promise<ProcessDefinition> {
    const definition = await read(tx, id);
    await tx.query(`UPDATE process_definition SET overruns = 0, quarantined_at = NULL WHERE id = $1`, [id]);
    this.trail.record(tx, id, actor, { type: 'process-definition.quarantine-ended', at: this.clock.now() });
    return { ...definition, quarantinedAt: null };
  }

  private async check(tx: Transaction, xml: string): Promise<CheckedDiagram> {
    const published = await tx.query<{ key: string }>(
      `SELECT DISTINCT key FROM process_definition WHERE state = 'published'`,
    );
    return checkDiagram(xml, { taskTypes: this.extensions.taskTypes, publishedKeys: published.map(({ key }) => key) });
  }
}

/** Throws `process-definition-unknown`. */
async function read(source: Pick<Transaction, 'query'>, id: string): Promise<ProcessDefinition> {
  const [row] = await source.query<ProcessDefinition>(`SELECT ${COLUMNS} FROM process_definition d WHERE id = $1`, [
    id,
  ]);
  if (row) return row;
  throw unknown(id);
}

const digestOf = (xml: string): string => createHash('sha256').update(xml).digest('hex');
const person = ({ username, name }: Actor) => ({ username, name });
const unknown = (id: string) =>
  new DomainError(DEFINITION_ERRORS['process-definition-unknown'], `There is no process definition ${id}.`);
const refused = (findings: CheckedDiagram['findings']) =>
  new DomainError(DEFINITION_ERRORS['process-definition-refused'], 'The diagram has findings that forbid publishing.', {
    findings,
  });
