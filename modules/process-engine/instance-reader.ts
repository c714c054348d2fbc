import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import type { InstanceStatus } from './instances/instance.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';

/** An instance as it is shown. */
export interface InstanceView {
  id: string;
  definitionId: string;
  definitionKey: string;
  version: number;
  businessKey: string | null;
  status: InstanceStatus;
  parentId: string | null;
  errorCode: string | null;
  startedAt: Date;
  endedAt: Date | null;
  variables: Record<string, unknown>;
  activeElements: { elementId: string; kind: string; since: Date; dueAt: Date | null }[];
  /** `attempts` counts failures; `retryAt` is null where a person has to help. */
  incidents: {
    id: string;
    elementId: string;
    message: string;
    raisedAt: Date;
    attempts: number;
    retryAt: Date | null;
  }[];
}

export interface InstanceFilter {
  definitionKey?: string;
  status?: string;
  businessKey?: string;
  startedAfter?: Date;
}

const VIEW = `
  i.id, i.definition_id AS "definitionId", i.definition_key AS "definitionKey", i.definition_version AS version,
  i.business_key AS "businessKey", i.status, i.parent_id AS "parentId", i.error_code AS "errorCode",
  i.started_at AS "startedAt", i.ended_at AS "endedAt", i.variables -> 'root' AS variables,
  (SELECT COALESCE(json_agg(json_build_object('elementId', w.element_id, 'kind', w.kind, 'since', w.opened_at, 'dueAt', w.due_at)
     ORDER BY w.opened_at, w.element_id), '[]') FROM process_wait w WHERE w.instance_id = i.id) AS "activeElements",
  (SELECT COALESCE(json_agg(json_build_object('id', n.id, 'elementId', n.element_id, 'message', n.message, 'raisedAt', n.raised_at,
     'attempts', n.attempts, 'retryAt', n.retry_at)
     ORDER BY n.raised_at), '[]') FROM incident n WHERE n.instance_id = i.id AND n.resolved_at IS NULL) AS incidents`;

/** Reads instances for people and programs. */
@Injectable()
export class InstanceReader {
  constructor(private readonly database: Database) {}

  /** Throws `process-instance-unknown`. */
  async get(id: string): Promise<InstanceView> {
    const [view] = await this.database.query<InstanceView>(`SELECT ${VIEW} FROM process_instance i WHERE i.id = $1`, [
      id,
    ]);
    if (view) return view;
    throw new DomainError(ENGINE_ERRORS['process-instance-unknown'], `There is no process instance ${id}.`);
  }

  /** Newest first. */
  async list(filter: InstanceFilter, { limit, cursor }: PageRequest): Promise<Page<InstanceView>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<InstanceView>(
      `SELECT ${VIEW} FROM process_instance i
       WHERE ($1::text IS NULL OR i.definition_key = $1) AND ($2::text IS NULL OR i.status = $2)
         AND ($3::text IS NULL OR i.business_key = $3) AND ($4::timestamptz IS NULL OR i.started_at > $4)
         AND ($5::uuid IS NULL OR i.id < $5)
       ORDER BY i.id DESC LIMIT $6`,
      [
        ...[filter.definitionKey ?? null, filter.status ?? null, filter.businessKey ?? null],
        ...[filter.startedAfter ?? null, before, limit + 1],
      ],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
