import type { FieldError } from '../../kernel/index.js';
import type { ElementModel, FlowModel, ProcessModel } from '../model/index.js';

/** Ids of elements of one version, each with the id of the element of another version that stands for it. */
export type GivenMapping = Readonly<Record<string, string>>;

/** How the elements of one version are found again in another. */
export interface MappingReport {
  mapped: { from: string; to: string; by: 'id' | 'given' }[];
  /** Elements a token may not be at, each with those that look like it. */
  unmapped: {
    elementId: string;
    name: string;
    type: string;
    cause: 'gone' | 'other-type';
    suggestions: { elementId: string; name: string }[];
  }[];
}

/** Finds elements and flows of one version again in another: by what is given, else by the same id. */
export class ElementMapping {
  private readonly given: ReadonlyMap<string, string>;

  constructor(
    readonly source: ProcessModel,
    readonly target: ProcessModel,
    given: GivenMapping = {},
  ) {
    this.given = new Map(Object.entries(given));
  }

  /** The element that stands for another; the process stands for the process. Its type may be different. */
  element(id: string): ElementModel | undefined {
    return this.target.elements.get(this.given.get(id) ?? id);
  }

  /** Id of the element or process that stands for another. */
  to(id: string): string | undefined {
    return id === this.source.id ? this.target.id : this.element(id)?.id;
  }

  /**
   * The flow that leads to the same element from the same one or under the same id; else the only one that leads there
   * and stands for no other, when all others are found again.
   */
  flow(id: string): FlowModel | undefined {
    const found = this.sameFlow(id);
    if (found) return found;
    const before = this.source.element(this.source.flow(id).targetId).incoming;
    const after = this.element(this.source.flow(id).targetId)?.incoming ?? [];
    const taken = before.flatMap((flowId) => this.sameFlow(flowId)?.id ?? []);
    const [free, ...others] = after.filter((flowId) => !taken.includes(flowId));
    const isOnlyOne = others.length === 0 && before.length === taken.length + 1;
    return free !== undefined && isOnlyOne ? this.target.flow(free) : undefined;
  }

  private sameFlow(id: string): FlowModel | undefined {
    const { sourceId, targetId } = this.source.flow(id);
    const there = [...this.target.flows.values()].filter((flow) => flow.targetId === this.to(targetId));
    const between = there.filter((flow) => flow.sourceId === this.to(sourceId));
    const isSame = (flow: FlowModel) => flow.id === id;
    return between.find(isSame) ?? between[0] ?? there.find(isSame);
  }

  /** What people are told before anything is tried. */
  report(): MappingReport {
    const report: MappingReport = { mapped: [], unmapped: [] };
    for (const element of this.source.elements.values()) {
      const to = this.element(element.id);
      if (to && isSameType(element, to))
        report.mapped.push({ from: element.id, to: to.id, by: this.given.has(element.id) ? 'given' : 'id' });
      else
        report.unmapped.push({ ...about(element), cause: to ? 'other-type' : 'gone', suggestions: this.like(element) });
    }
    return report;
  }

  /** What is wrong with what was given, field by field. */
  faults(): FieldError[] {
    const faults = [...this.given].map(([from, to]) => ({
      path: `mapping.${from}`,
      message: this.fault(from, to),
    }));
    return faults.flatMap(({ path, message }) => (message ? { path, message } : []));
  }

  private fault(from: string, to: string): string | null {
    const [before, after] = [this.source.elements.get(from), this.target.elements.get(to)];
    if (!before) return `no element "${from}" in the version the instances come from`;
    if (!after) return `no element "${to}" in the version they go to`;
    if (!isSameType(before, after)) return `"${from}" is a ${kindOf(before)}, "${to}" a ${kindOf(after)}`;
    const rivals = [...this.source.elements.values()].filter((other) => other.id !== from && this.to(other.id) === to);
    const isPlain = (element: ElementModel) => !/Event$|Gateway$/.test(element.type);
    return rivals.length > 0 && !isPlain(before) ? `"${to}" already stands for "${rivals[0]?.id}"` : null;
  }

  /** Elements of the same type with a name that is equal, or contains the other; none that is another's already. */
  private like(element: ElementModel): { elementId: string; name: string }[] {
    const name = plain(element.name);
    const isFree = ({ id }: ElementModel) => !this.source.elements.has(id);
    const isLike = (other: string) => other !== '' && name !== '' && (other.includes(name) || name.includes(other));
    return [...this.target.elements.values()]
      .filter((other) => isFree(other) && isSameType(element, other) && isLike(plain(other.name)))
      .sort((one, other) => Number(plain(other.name) === name) - Number(plain(one.name) === name))
      .map(({ id, name: title }) => ({ elementId: id, name: title }));
  }
}

/** Whether a token may change over from one element to the other. */
export const isSameType = (one: ElementModel, other: ElementModel): boolean =>
  one.type === other.type && one.triggeredByEvent === other.triggeredByEvent;

const kindOf = ({ type, triggeredByEvent }: ElementModel): string => (triggeredByEvent ? `event ${type}` : type);
const about = ({ id, name, type }: ElementModel) => ({ elementId: id, name, type });
const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, '');
