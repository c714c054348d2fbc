import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import type { DefinitionRef } from './instances/instance.js';
import { buildModel, readDiagram } from './model/index.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';
import { Program } from './run/program.js';

/** Where published definitions come from; `process-definitions` registers itself. */
export interface DefinitionSource {
  /** The newest published version of a process, or the version asked for; null when there is none. */
  find(tx: Transaction, key: string, version?: number): Promise<DefinitionRef | null>;
  /** Key and version of a definition. */
  ref(tx: Transaction, id: string): Promise<DefinitionRef>;
  /** XML of a published definition. */
  xml(tx: Transaction, id: string): Promise<string>;
}

/** Programs by definition id. Published definitions never change, so a program is parsed once per process. */
@Injectable()
export class ProgramLibrary {
  private source: DefinitionSource | null = null;
  private readonly programs = new Map<string, Promise<Program>>();

  useSource(source: DefinitionSource): void {
    this.source = source;
  }

  /** Throws `process-definition-not-published`. */
  async find(tx: Transaction, key: string, version?: number): Promise<DefinitionRef> {
    const found = await this.source?.find(tx, key, version);
    if (found) return found;
    const what = version === undefined ? key : `${key} version ${version}`;
    throw new DomainError(ENGINE_ERRORS['process-definition-not-published'], `No published process is called ${what}.`);
  }

  /** A definition that a call can start. Throws `process-definition-quarantined` and `process-start-missing` besides. */
  async startable(tx: Transaction, key: string, version?: number): Promise<DefinitionRef> {
    const definition = await this.find(tx, key, version);
    if (definition.quarantinedAt)
      throw new DomainError(ENGINE_ERRORS['process-definition-quarantined'], `The process ${key} is in quarantine.`);
    const { model } = await this.get(tx, definition.id);
    if (model.beginnings(model.id).length > 0) return definition;
    throw new DomainError(ENGINE_ERRORS['process-start-missing'], `The process ${key} is only started by events.`);
  }

  async isPublished(tx: Transaction, key: string): Promise<boolean> {
    return Boolean(await this.source?.find(tx, key));
  }

  /** A definition by its id. */
  async ref(tx: Transaction, definitionId: string): Promise<DefinitionRef> {
    if (!this.source) throw new Error('no source of definitions is registered');
    return this.source.ref(tx, definitionId);
  }

  get(tx: Transaction, definitionId: string): Promise<Program> {
    let program = this.programs.get(definitionId);
    if (!program) {
      program = this.load(tx, definitionId);
      program.catch(() => this.programs.delete(definitionId));
      this.programs.set(definitionId, program);
    }
    return program;
  }

  private async load(tx: Transaction, definitionId: string): Promise<Program> {
    if (!this.source) throw new Error('no source of definitions is registered');
    return new Program(buildModel(await readDiagram(await this.source.xml(tx, definitionId))));
  }
}
