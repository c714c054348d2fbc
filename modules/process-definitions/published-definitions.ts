import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { ProgramLibrary, StartEvents, type DefinitionRef, type DefinitionSource } from '../process-engine/index.js';
import { DEFINITION_ERRORS } from './process-definitions.errors.js';

const REF = `id, key, version, quarantined_at AS "quarantinedAt"`;

/** Tells the engine which definitions there are. */
@Injectable()
export class PublishedDefinitions implements DefinitionSource, OnModuleInit {
  constructor(
    private readonly programs: ProgramLibrary,
    private readonly starts: StartEvents,
  ) {}

  onModuleInit(): void {
    this.programs.useSource(this);
  }

  async find(tx: Transaction, key: string, version?: number): Promise<DefinitionRef | null> {
    const [ref] = await tx.query<DefinitionRef>(
      `SELECT ${REF} FROM process_definition
       WHERE key = $1 AND state = 'published' AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`,
      [key, version ?? null],
    );
    return ref ?? null;
  }

  async ref(tx: Transaction, id: string): Promise<DefinitionRef> {
    const [ref] = await tx.query<DefinitionRef>(`SELECT ${REF} FROM process_definition WHERE id = $1`, [id]);
    if (ref) return ref;
    throw unknown(id);
  }

  /** A version was published: what starts it is listened for from now on. */
  async listen(tx: Transaction, definition: DefinitionRef, at: Date): Promise<void> {
    await this.starts.register(tx, definition, at);
  }

  /** The diagram, exactly as it was stored. Throws `process-definition-unknown`. */
  async xml(source: Pick<Transaction, 'query'>, id: string): Promise<string> {
    const [row] = await source.query<{ xml: string }>(`SELECT xml FROM process_definition WHERE id = $1`, [id]);
    if (row) return row.xml;
    throw unknown(id);
  }
}

const unknown = (id: string) =>
  new DomainError(DEFINITION_ERRORS['process-definition-unknown'], `There is no process definition ${id}.`);
