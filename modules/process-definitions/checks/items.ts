import { isElement, textOf, type DiagramElement } from './diagram-element.js';

/** The item definition a piece of data has, directly or through the data object or store it stands for. */
export function itemOf(data: unknown): DiagramElement | undefined {
  if (!isElement(data)) return undefined;
  const direct: unknown = data.itemSubjectRef;
  if (isElement(direct)) return direct;
  const behind: unknown = data.dataObjectRef ?? data.dataStoreRef;
  return isElement(behind) && isElement(behind.itemSubjectRef) ? behind.itemSubjectRef : undefined;
}

/** Whether two item definitions stand for the same structure; nothing is the same as nothing. */
export function isSameType(one: DiagramElement | undefined, other: DiagramElement | undefined): boolean {
  if (one === other) return true;
  const structure = textOf(one?.structureRef);
  return structure !== '' && structure === textOf(other?.structureRef);
}
