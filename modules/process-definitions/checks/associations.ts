import { isA, isElement, type DiagramElement } from './diagram-element.js';
import type { Subject } from './subject.js';

/** Whether an activity undoes another one and is started by compensation alone. */
export const isHandler = (element: unknown): boolean =>
  isA(element, 'bpmn:Activity') && element.isForCompensation === true;

/** What associations lead to from an element, in the order of the diagram. */
export const associatedFrom = (element: DiagramElement, subject: Subject): DiagramElement[] =>
  associationsOf(subject)
    .filter(({ sourceRef }) => sourceRef === element)
    .map(({ targetRef }) => targetRef as unknown)
    .filter(isElement);

/** What associations lead from to an element, in the order of the diagram. */
export const associatedTo = (element: DiagramElement, subject: Subject): DiagramElement[] =>
  associationsOf(subject)
    .filter(({ targetRef }) => targetRef === element)
    .map(({ sourceRef }) => sourceRef as unknown)
    .filter(isElement);

const associationsOf = ({ byType }: Subject): DiagramElement[] => byType.get('bpmn:Association') ?? [];
