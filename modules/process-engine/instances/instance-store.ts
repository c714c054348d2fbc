import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { OpenWait } from '../run/step.js';
import type { Command, Incident, ProcessInstance } from './instance.js';

const COLUMNS = `
  id, root_id AS "rootId", parent_id AS "parentId", parent_execution_id AS "parentExecutionId", stream,
  definition_id AS "definitionId", definition_key AS "definitionKey", definition_version AS "definitionVersion",
  business_key AS "businessKey", status, variables, snapshot, revision, error_code AS "errorCode",
  started_at AS "startedAt", ended_at AS "endedAt"`;

export interface StoredWait {
  executionId: string;
  elementId: string;
  kind: string;
  dueAt: Date | null;
  /** Its answer was given and failed: an incident keeps it. */
  held: boolean;
}

/** A wait as it is stored. */
export interface WaitRow {
  executionId: string;
  elementId: string;
  kind: string;
  openedAt: Date;
  dueAt: Date | null;
  name: string | null;
  correlationKey: string | null;
  scopeIds: readonly string[];
}

type CallWait = Pick<OpenWait, 'executionId' | 'elementId' | 'name' | 'scopeIds'>;

const LOCK = `
  SELECT ${COLUMNS} FROM process_instance
  WHERE id = (SELECT root_id FROM process_instance WHERE id = $1) FOR UPDATE`;
const LOCK_SKIPPING = `${LOCK} SKIP LOCKED`;

const KEEP = `
  WITH kept AS (
    UPDATE process_instance
    SET status = $2, variables = $3, snapshot = $4, revision = $5, error_code = $6, ended_at = $7 WHERE id = $1
  ), opened AS (
    INSERT INTO process_wait
      (instance_id, execution_id, element_id, kind, opened_at, due_at, name, correlation_key, scope_ids)
    SELECT $1, "executionId", "elementId", kind, $10, "dueAt", name, "correlationKey", "scopeIds"
    FROM json_to_recordset($9) AS w ("executionId" text, "elementId" text, kind text, "dueAt" timestamptz, name text,
      "correlationKey" text, "scopeIds" jsonb)
    ON CONFLICT (instance_id, execution_id) DO UPDATE SET due_at = EXCLUDED.due_at
  )
  DELETE FROM process_wait WHERE instance_id = $1 AND execution_id = ANY($8)`;

// What failed stays held where the wait is the same.
const REWRITE = `
  WITH moved AS (
    UPDATE process_instance SET definition_id = $2, definition_version = $3, snapshot = $4, revision = $5 WHERE id = $1
  ), waits AS (
    INSERT INTO process_wait
      (instance_id, execution_id, element_id, kind, opened_at, due_at, name, correlation_key, scope_ids)
    SELECT $1, "executionId", "elementId", kind, "openedAt", "dueAt", name, "correlationKey", "scopeIds"
    FROM json_to_recordset($6) AS w ("executionId" text, "elementId" text, kind text, "openedAt" timestamptz,
      "dueAt" timestamptz, name text, "correlationKey" text, "scopeIds" jsonb)
    ON CONFLICT (instance_id, execution_id) DO UPDATE SET
      element_id = EXCLUDED.element_id, kind = EXCLUDED.kind, opened_at = EXCLUDED.opened_at, due_at = EXCLUDED.due_at,
      name = EXCLUDED.name, correlation_key = EXCLUDED.correlation_key, scope_ids = EXCLUDED.scope_ids,
      held = process_wait.held AND process_wait.kind = EXCLUDED.kind
  )
  DELETE FROM process_wait WHERE instance_id = $1 AND execution_id = ANY($7)`;

/** Reads and writes the engine's tables inside a turn. */
@Injectable()
export class InstanceStore {
  /** Instances whose families this transaction has locked, as it left them. */
  private readonly locked = new WeakMap<Transaction, Map<string, ProcessInstance>>();

  /** Locks the family of an instance and reads the instance as it is now. Null when unknown, or locked and `skip`. */
  async lock(tx: Transaction, id: string, skip = false): Promise<ProcessInstance | null> {
    const known = this.locked.get(tx)?.get(id);
    if (known) return known;
    const [root] = await tx.query<ProcessInstance>(skip ? LOCK_SKIPPING : LOCK, [id]);
    if (!root) return null;
    const instance = root.id === id ? root : await this.read(tx, id);
    if (instance) this.remember(tx, instance);
    return instance;
  }

  /** Reads an instance whose family is locked already. */
  async read(tx: Transaction, id: string): Promise<ProcessInstance | null> {
    const [row] = await tx.query<ProcessInstance>(`SELECT ${COLUMNS} FROM process_instance WHERE id = $1`, [id]);
    return row ?? null;
  }

  insert(tx: Transaction, i: ProcessInstance): void {
    if (i.id === i.rootId) this.remember(tx, i);
    tx.send(
      `INSERT INTO process_instance (id, root_id, parent_id, parent_execution_id, stream, definition_id, definition_key,
         definition_version, business_key, status, variables, snapshot, revision, error_code, started_at, ended_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)`,
      [
        ...[i.id, i.rootId, i.parentId, i.parentExecutionId, i.stream, i.definitionId, i.definitionKey],
        ...[i.definitionVersion, i.businessKey, i.status, json(i.variables), i.snapshot && json(i.snapshot)],
        ...[i.revision, i.errorCode, i.startedAt, i.endedAt],
      ],
    );
  }

  /**
   * Stores an instance as a turn left it, with the waits that are over and those that opened, in one statement; a
   * repeated timer keeps its row and gets its next instant.
   */
  keep(tx: Transaction, i: ProcessInstance, waits: { closed: string[]; opened: OpenWait[]; at: Date }): void {
    tx.send(KEEP, [
      ...[i.id, i.status, json(i.variables), i.snapshot && json(i.snapshot), i.revision, i.errorCode, i.endedAt],
      ...[waits.closed, json(waits.opened), waits.at],
    ]);
    this.remember(tx, i);
  }

  /** Stores an instance as it is in another version, with all its waits there; workers hear of it, whose timers may be due. */
  rewrite(tx: Transaction, i: ProcessInstance, waits: { rows: WaitRow[]; closed: string[] }): void {
    tx.send(REWRITE, [
      ...[i.id, i.definitionId, i.definitionVersion, json(i.snapshot), i.revision],
      ...[json(waits.rows), waits.closed],
    ]);
    if (waits.rows.some(({ dueAt }) => dueAt !== null)) tx.send(`SELECT pg_notify('lianxin_due', '')`);
    this.remember(tx, i);
  }

  /** Tells two states of an instance apart. */
  async digest(tx: Transaction, id: string): Promise<string> {
    const [row] = await tx.query<{ digest: string }>(
      `SELECT md5(snapshot::text || variables::text) AS digest FROM process_instance WHERE id = $1`,
      [id],
    );
    return row?.digest ?? '';
  }

  /** All waits of an instance. */
  async waitRows(tx: Transaction, instanceId: string): Promise<WaitRow[]> {
    return tx.query<WaitRow>(
      `SELECT execution_id AS "executionId", element_id AS "elementId", kind, opened_at AS "openedAt", due_at AS "dueAt",
         name, correlation_key AS "correlationKey", scope_ids AS "scopeIds"
       FROM process_wait WHERE instance_id = $1 ORDER BY execution_id`,
      [instanceId],
    );
  }

  async isOpen(tx: Transaction, instanceId: string, executionId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM process_wait WHERE instance_id = $1 AND execution_id = $2 AND NOT held`,
      [instanceId, executionId],
    );
    return rows.length > 0;
  }

  /** Whether the answer to one of these waits is held by an incident. */
  async isAnyHeld(tx: Transaction, instanceId: string, executionIds: string[]): Promise<boolean> {
    const held = await tx.query(
      `SELECT 1 FROM process_wait WHERE instance_id = $1 AND execution_id = ANY($2) AND held LIMIT 1`,
      [instanceId, executionIds],
    );
    return held.length > 0;
  }

  /** The wait with this execution id, else the oldest at an element of this id. */
  async waitAt(tx: Transaction, instanceId: string, at: string): Promise<string | null> {
    const [row] = await tx.query<{ executionId: string }>(
      `SELECT execution_id AS "executionId" FROM process_wait WHERE instance_id = $1 AND (execution_id = $2 OR element_id = $2)
       ORDER BY execution_id = $2 DESC, opened_at LIMIT 1`,
      [instanceId, at],
    );
    return row?.executionId ?? null;
  }

  async waitsOf(tx: Transaction, instanceId: string): Promise<StoredWait[]> {
    return tx.query<StoredWait>(
      `SELECT execution_id AS "executionId", element_id AS "elementId", kind, due_at AS "dueAt", held
       FROM process_wait WHERE instance_id = $1`,
      [instanceId],
    );
  }

  async closeAllWaits(tx: Transaction, instanceId: string): Promise<string[]> {
    const rows = await tx.query<{ executionId: string }>(
      `DELETE FROM process_wait WHERE instance_id = $1 RETURNING execution_id AS "executionId"`,
      [instanceId],
    );
    return rows.map(({ executionId }) => executionId);
  }

  /** Active children, of one call or of all. */
  async activeChildren(tx: Transaction, parentId: string, executionIds?: string[]): Promise<ProcessInstance[]> {
    return tx.query<ProcessInstance>(
      `SELECT ${COLUMNS} FROM process_instance WHERE parent_id = $1 AND status IN ('active', 'suspended')
         AND ($2::text[] IS NULL OR parent_execution_id = ANY($2))`,
      [parentId, executionIds ?? null],
    );
  }

  /** The open call at `executionId`, as far as starting its process needs it. */
  async callWait(tx: Transaction, instanceId: string, executionId: string): Promise<CallWait | null> {
    const [wait] = await tx.query<CallWait>(
      `SELECT execution_id AS "executionId", element_id AS "elementId", name, scope_ids AS "scopeIds"
       FROM process_wait WHERE instance_id = $1 AND execution_id = $2 AND kind = 'call'`,
      [instanceId, executionId],
    );
    return wait ?? null;
  }

  private remember(tx: Transaction, instance: ProcessInstance): void {
    const instances = this.locked.get(tx) ?? new Map<string, ProcessInstance>();
    this.locked.set(tx, instances.set(instance.id, instance));
    tx.onUndo(() => instances.delete(instance.id));
  }

  async hasIncident(tx: Transaction, instanceId: string, elementId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM incident WHERE instance_id = $1 AND element_id = $2 AND resolved_at IS NULL`,
      [instanceId, elementId],
    );
    return rows.length > 0;
  }

  async insertIncident(tx: Transaction, incident: Incident): Promise<void> {
    const { id, instanceId, elementId, message, command, raisedAt, attempts, retryAt } = incident;
    await tx.query(
      `INSERT INTO incident (id, instance_id, element_id, message, command, raised_at, attempts, retry_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, instanceId, elementId, message, json(command), raisedAt, attempts, retryAt],
    );
    await this.hold(tx, instanceId, command, true);
  }

  /** A wait whose answer failed is not answered again by workers until its incident is resolved. */
  async hold(tx: Transaction, instanceId: string, command: Command, held: boolean): Promise<void> {
    if (!('executionId' in command)) return;
    const { executionId } = command;
    await tx.query(`UPDATE process_wait SET held = $3 WHERE instance_id = $1 AND execution_id = $2`, [
      ...[instanceId, executionId, held],
    ]);
  }
}

const json = (value: unknown): string => JSON.stringify(value);
