import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { FieldError } from '../../kernel/index.js';
import { ProgramLibrary } from '../program-library.js';
import { ElementMapping, type GivenMapping, type MappingReport } from './element-mapping.js';

/** Tells how the elements of two published versions belong together, before anything is tried. */
@Injectable()
export class MappingReader {
  constructor(private readonly programs: ProgramLibrary) {}

  /** `faults` says what is wrong with the mapping that was given, field by field. */
  async compare(
    tx: Transaction,
    { fromId, toId, mapping }: { fromId: string; toId: string; mapping: GivenMapping },
  ): Promise<{ report: MappingReport; faults: FieldError[] }> {
    const [source, target] = [await this.programs.get(tx, fromId), await this.programs.get(tx, toId)];
    const compared = new ElementMapping(source.model, target.model, mapping);
    return { report: compared.report(), faults: compared.faults() };
  }
}
