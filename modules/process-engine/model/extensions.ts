import type { ModdleElement } from 'bpmn-moddle';

/** All extension elements of one type, e.g. `zeebe:IoMapping`. */
export function extensionsOf(node: ModdleElement, type: string): ModdleElement[] {
  const values: ModdleElement[] = node.extensionElements?.values ?? [];
  return values.filter((value) => value.$type === type);
}

/** The first extension element of one type. */
export const extensionOf = (node: ModdleElement, type: string): ModdleElement | undefined =>
  extensionsOf(node, type)[0];

/** Splits a comma or space separated attribute. */
export const words = (value: string | undefined): string[] => (value ?? '').split(/[\s,]+/).filter(Boolean);
