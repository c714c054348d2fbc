import { rawTags } from '../raw-tags.js';
import { rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { captured } from '../warnings.js';

/** Types of XML Schema that exporters name; they have no effect on a run. */
const SCHEMA_TYPE = /^xsd?:/;

/** Rules about references: whatever the diagram names is in it. */
export const REFERENCE_RULES: Rule[] = [
  rule(
    {
      name: 'reference-unresolved',
      severity: 'error',
      demands: 'Every id that is referred to exists in the diagram.',
      en: 'The diagram refers to "{detail}", which does not exist in it. Add the element or remove the reference.',
      zh: '流程图引用了不存在的“{detail}”。请补上该元素或删除引用。',
    },
    unresolved,
  ),
  rule(
    {
      name: 'drawing-of-nothing',
      severity: 'warning',
      demands: 'Every shape of the drawing belongs to an element.',
      en: 'The drawing shows "{detail}", which does not exist in the diagram. The shape is ignored.',
      zh: '图形中画有“{detail}”，但流程图中没有该元素，图形会被忽略。',
    },
    (subject) => missingIds(subject).drawn.map((detail) => ({ element: null, detail })),
  ),
];

/** Ids the diagram refers to and does not hold, the ones that only its drawing names apart from the others. */
function missingIds({ warnings, xml }: Subject): { drawn: string[]; used: string[] } {
  const missing = captured(warnings, /^unresolved reference <([^]*)>$/).filter((id) => !SCHEMA_TYPE.test(id));
  if (missing.length === 0) return { drawn: [], used: [] };
  const shapes = [...rawTags(xml)].flatMap(({ attributes }) => attributes.get('bpmnElement') ?? []);
  const [all, drawings] = [countOf(missing), countOf(shapes)];
  const ids = [...all.keys()];
  const isDrawnOnly = (id: string) => all.get(id) === drawings.get(id);
  return { drawn: ids.filter(isDrawnOnly), used: ids.filter((id) => !isDrawnOnly(id)) };
}

function countOf(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function unresolved(subject: Subject): Place[] {
  const { used } = missingIds(subject);
  const referrers = used.length > 0 ? referrersOf(subject.xml, new Set(used)) : new Map<string, string>();
  return used.map((detail) => ({ element: null, id: referrers.get(detail), detail }));
}

/** Ids of the tags that name a missing id in an attribute; tags without an id of their own cannot be pointed at. */
function referrersOf(xml: string, missing: ReadonlySet<string>): Map<string, string> {
  const referrers = new Map<string, string>();
  for (const { attributes } of rawTags(xml)) {
    const id = attributes.get('id');
    if (id) for (const value of attributes.values()) if (missing.has(value)) referrers.set(value, id);
  }
  return referrers;
}
