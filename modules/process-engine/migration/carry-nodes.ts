import type { ElementModel } from '../model/index.js';
import type { NodeState } from '../run/node.js';
import type { Nodes } from '../run/nodes.js';
import { isSameType, type ElementMapping } from './element-mapping.js';
import type { RefusalCause, Remarks } from './verdict.js';

interface Rule {
  cause: RefusalCause;
  isBroken(from: ElementModel, to: ElementModel): boolean;
  detail: string;
}

/** What must be the same where a token is. */
const RULES: Rule[] = [
  {
    cause: 'type-changed',
    isBroken: (from, to) => !isSameType(from, to),
    detail: 'a token is here and the element is of another type now',
  },
  {
    cause: 'loop-changed',
    isBroken: (from, to) => repetitionOf(from) !== repetitionOf(to),
    detail: 'a token is here and the element repeats in another way now',
  },
  {
    cause: 'ad-hoc-changed',
    isBroken: (from, to) => orderOf(from) !== orderOf(to),
    detail: 'the ad-hoc sub-process runs and begins or ends its activities in another way now',
  },
  {
    cause: 'wait-changed',
    isBroken: (from, to) => !isSameTrigger(from, to),
    detail: 'a token waits here and the element waits for something else now',
  },
  {
    cause: 'compensation-gone',
    isBroken: (from, to) => from.isForCompensation !== to.isForCompensation,
    detail: 'the element runs and its part in undoing others is another now',
  },
];

/** Puts every running node of a state onto the element that stands for its own, or says why it cannot be. */
export function carryNodes(nodes: Nodes, mapping: ElementMapping, remarks: Remarks): void {
  const scopes = new Map(nodes.all().map((node) => [node, nodes.scopeOf(node).element]));
  for (const node of nodes.all()) {
    if (node === nodes.root) node.element = mapping.target.id;
    else carry(node, scopes.get(node) ?? mapping.source.id, mapping, remarks);
  }
}

function carry(node: NodeState, scope: string, mapping: ElementMapping, remarks: Remarks): void {
  const from = mapping.source.element(node.element);
  const to = mapping.element(from.id);
  if (!to) return remarks.refuse(from.id, 'element-gone', 'a token is here and no element stands for this one');
  const broken = RULES.find((rule) => rule.isBroken(from, to));
  if (broken) return remarks.refuse(from.id, broken.cause, broken.detail);
  if (to.parentId !== mapping.to(scope))
    return remarks.refuse(from.id, 'nesting-changed', `"${to.id}" lies in another process or sub-process now`);
  node.element = to.id;
  noteWhatIsKept(node, [from, to], remarks);
}

/** What was decided when the element began stays as it was. */
function noteWhatIsKept(node: NodeState, [from, to]: [ElementModel, ElementModel], remarks: Remarks): void {
  if (node.loop && !isEqual([from.loop, from.standardLoop], [to.loop, to.standardLoop]))
    remarks.note(from.id, 'loop-kept', 'the loop goes on with the number and items it began with');
  if (!isEqual(from.inputs, to.inputs))
    remarks.note(from.id, 'inputs-kept', 'the changed input mappings are not evaluated again');
}

/** Whether two elements are set off by the same kinds of trigger, in the same order. */
export const isSameTrigger = (one: ElementModel, other: ElementModel): boolean => triggerOf(one) === triggerOf(other);

const triggerOf = ({ events, parallelMultiple }: ElementModel): string =>
  `${events.map(({ kind }) => kind).join()} ${parallelMultiple}`;

function repetitionOf({ loop, standardLoop }: ElementModel): string {
  if (loop) return loop.sequential ? 'one after another' : 'at once';
  return standardLoop ? 'while' : 'once';
}

const orderOf = ({ adHoc }: ElementModel): string =>
  adHoc ? `${adHoc.sequential} ${adHoc.completionCondition !== undefined}` : '';

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
