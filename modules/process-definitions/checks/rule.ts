import { textOf, typeOf, type DiagramElement } from './diagram-element.js';
import type { DiagramFlow, DiagramNode } from './diagram-graph.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

/** The same words in English and Chinese. */
export type Words = readonly [en: string, zh: string];

/** Where a rule is broken. `detail` fills `{detail}` in its messages. */
export interface Place {
  element: DiagramElement | null;
  /** Id to point at when the element itself was lost in reading. */
  id?: string;
  detail?: string | Words;
}

interface RuleHead {
  /** Name that findings carry, e.g. `start-missing`. */
  name: string;
  severity: Finding['severity'];
  /** What a diagram must satisfy, in one sentence; the documentation prints it. */
  demands: string;
  /** Message in English; `{it}` becomes the quoted name or id of the element. */
  en: string;
  /** The message in Chinese. */
  zh: string;
}

/** One thing that every diagram must satisfy. Pure: it looks, and tells where it is broken. */
export interface Rule extends RuleHead {
  find(subject: Subject): Iterable<Place>;
}

/** What a look at one element answers: broken or not, or broken with a detail. */
export type Verdict = boolean | string | Words | null | undefined;

/** A rule about the diagram as a whole or about several kinds of elements. */
export const rule = (head: RuleHead, find: Rule['find']): Rule => ({ ...head, find });

/** A rule that looks at every flow node by itself. */
export const aboutNodes = (head: RuleHead, look: (node: DiagramNode, subject: Subject) => Verdict): Rule =>
  rule(head, (subject) => subject.nodes.flatMap((node) => placeOf(node.element, look(node, subject))));

/** A rule that looks at every sequence flow by itself. */
export const aboutFlows = (head: RuleHead, look: (flow: DiagramFlow, subject: Subject) => Verdict): Rule =>
  rule(head, (subject) => subject.flows.flatMap((flow) => placeOf(flow.element, look(flow, subject))));

/** A rule that looks at everything in the file that is of one of some types, also outside of what runs. */
export const aboutElements = (
  head: RuleHead,
  types: readonly string[],
  look: (element: DiagramElement, subject: Subject) => Verdict,
): Rule =>
  rule(head, (subject) =>
    types
      .flatMap((type) => subject.byType.get(`bpmn:${type}`) ?? [])
      .flatMap((element) => {
        const verdict = look(element, subject);
        return verdict ? placeOf(nameable(element), verdict) : [];
      }),
  );

/** The element, or the nearest one around it that has an id to point at. */
export function nameable(element: DiagramElement): DiagramElement {
  let named = element;
  while (textOf(named.id) === '' && named.$parent) named = named.$parent;
  return named;
}

function placeOf(element: DiagramElement, verdict: Verdict): Place[] {
  if (!verdict) return [];
  return [verdict === true ? { element } : { element, detail: verdict }];
}

/** The finding for one place where a rule is broken. */
export function findingOf({ name, severity, en, zh }: Rule, { element, id, detail = '' }: Place): Finding {
  const label = element ? labelOf(element) : (id ?? '');
  const [detailEn, detailZh] = typeof detail === 'string' ? [detail, detail] : detail;
  return {
    elementId: textOf(element?.id) || id || null,
    ...{ rule: name, severity },
    message: fill(en, `"${label}"`, detailEn),
    messageZh: fill(zh, `“${label}”`, detailZh),
  };
}

const fill = (template: string, label: string, detail: string): string =>
  template.replace(/\{(it|detail)\}/g, (_match, slot) => (slot === 'it' ? label : printable(detail, 300)));

/** Name of an element as people know it, else its id, else its type. */
export const labelOf = (element: DiagramElement): string =>
  printable(textOf(element.name) || textOf(element.id) || typeOf(element), 60);

/** A text that may be shown and stored: one line, no control characters, not too long. */
export function printable(text: string, length: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length).toWellFormed()}…` : line;
}
