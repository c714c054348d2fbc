import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { DomainError } from '../../kernel/index.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import lx from './lx-moddle.json' with { type: 'json' };
import { withOwnNames } from './own-names.js';

/** A diagram as bpmn-moddle reads it. `warnings` tell what it could not place: broken references, unknown elements. */
export interface Diagram {
  definitions: ModdleElement;
  elementsById: Record<string, ModdleElement>;
  warnings: string[];
}

const MAX_BYTES = 2_000_000;

/** Reads BPMN 2.0 XML with the `zeebe` and `lx` extensions. Throws `diagram-unreadable`. */
export async function readDiagram(xml: string): Promise<Diagram> {
  refuseHostile(xml);
  try {
    const { rootElement, elementsById, warnings } = await new BpmnModdle({ zeebe, lx }).fromXML(withOwnNames(xml));
    return { definitions: rootElement, elementsById, warnings: warnings.map((warning) => warning.message) };
  } catch (error) {
    throw unreadable((error as Error).message);
  }
}

function refuseHostile(xml: string): void {
  if (Buffer.byteLength(xml) > MAX_BYTES) throw unreadable('The diagram is larger than 2 MB.');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw unreadable('The text holds characters that XML does not allow.');
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw unreadable('Document types and entities are not allowed.');
}

const unreadable = (detail: string): DomainError =>
  new DomainError(ENGINE_ERRORS['diagram-unreadable'], detail.slice(0, 500));
