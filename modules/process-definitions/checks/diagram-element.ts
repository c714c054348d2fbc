import type { Diagram } from '../../process-engine/index.js';

/** A node of the parsed tree, as bpmn-moddle gives it. */
export type DiagramElement = Diagram['definitions'];

/** Whether a value of the tree is an element; attributes in the wrong place leave plain texts behind. */
export const isElement = (value: unknown): value is DiagramElement =>
  typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';

/** The elements of a list property; empty when the property is missing or no list. */
export const elementsIn = (value: unknown): DiagramElement[] => (Array.isArray(value) ? value.filter(isElement) : []);

/** Whether the element is of a BPMN type or one derived from it, e.g. `bpmn:Activity`. */
export const isA = (element: unknown, type: string): element is DiagramElement =>
  isElement(element) && typeof element.$instanceOf === 'function' && element.$instanceOf(type) === true;

/** The type without its prefix, e.g. `UserTask`. */
export const typeOf = (element: DiagramElement): string => element.$type.replace(/^[^:]*:/, '');

/** A text of the tree without surrounding blanks; empty for everything that is no text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The text inside an expression element such as `bpmn:timeDuration`. */
export const bodyOf = (value: unknown): string => (isElement(value) ? textOf(value.body) : '');

/** All extension elements of one type, e.g. `zeebe:IoMapping`. */
export const extensionsOf = (element: DiagramElement, type: string): DiagramElement[] =>
  elementsIn(element.extensionElements?.values).filter((value) => value.$type === type);

/** The first extension element of one type; the engine reads no other. */
export const extensionOf = (element: DiagramElement, type: string): DiagramElement | undefined =>
  extensionsOf(element, type)[0];

/** An element and everything inside it, in the order of the diagram. Walks without recursion: depth may be hostile. */
export function* descendants(root: DiagramElement): Generator<DiagramElement> {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    yield element;
    const children = Object.values(element).flat().filter(isElement);
    open.push(...children.filter((child) => child.$parent === element).reverse());
  }
}

const OWNERS = ['bpmn:FlowElement', 'bpmn:Process'];

/** The flow node, flow or process an inner element belongs to: what a finding can point at. */
export function ownerOf(element: DiagramElement): DiagramElement {
  let owner = element;
  while (owner.$parent && !OWNERS.some((type) => isA(owner, type))) owner = owner.$parent;
  return owner;
}
