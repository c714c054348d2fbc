import { DomainError } from '../../kernel/index.js';
import { buildModel, readDiagram } from '../../process-engine/index.js';
import type { CheckContext, Finding } from './finding.js';

/** A diagram that was read, with everything found wrong with it. */
export interface CheckedDiagram {
  key: string;
  name: string;
  findings: Finding[];
}

/** Reads and checks a diagram. Throws `diagram-unreadable` for what is no BPMN at all. */
export async function checkDiagram(xml: string, _context: CheckContext): Promise<CheckedDiagram> {
  const diagram = await readDiagram(xml);
  try {
    const model = buildModel(diagram);
    return { key: model.id, name: model.name, findings: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const finding = { elementId: null, rule: error.definition.code, severity: 'error' as const, message: error.message, messageZh: error.message };
    return { key: diagram.definitions.id, name: '', findings: [finding] };
  }
}
