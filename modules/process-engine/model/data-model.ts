import type { ModdleElement } from 'bpmn-moddle';
import { extensionOf } from './extensions.js';
import type { Mapping } from './process-model.js';

/** Variables of an activity: its mappings, and its data associations read as mappings. */
export function mappingsOf(node: ModdleElement): { inputs: Mapping[]; outputs: Mapping[] } {
  const io = extensionOf(node, 'zeebe:IoMapping');
  return {
    inputs: [...associated(node.dataInputAssociations), ...mappings(io?.inputParameters)],
    outputs: [...associated(node.dataOutputAssociations), ...mappings(io?.outputParameters)],
  };
}

const mappings = (parameters: ModdleElement[] | undefined): Mapping[] =>
  (parameters ?? []).map(({ source, target }) => ({ source: String(source ?? ''), target: String(target ?? '') }));

/** A data association copies, transforms or assigns from its source to its target. */
function associated(associations: ModdleElement[] | undefined): Mapping[] {
  return (associations ?? []).flatMap((association) => {
    const target = variableOf(association.targetRef);
    const [source] = ((association.sourceRef ?? []) as ModdleElement[]).map(variableOf);
    const value =
      association.transformation?.body ?? association.assignment?.[0]?.from?.body ?? (source && `= ${source}`);
    return target && value ? [{ source: String(value).trim(), target }] : [];
  });
}

/** The variable that a data object, property, data input or data output stands for. */
function variableOf(item: ModdleElement | undefined): string | undefined {
  const named = item?.dataObjectRef ?? item;
  return named?.name ?? named?.id;
}

/** Names of the data objects and properties that live and die with a process or sub-process. */
export function propertiesOf(scope: ModdleElement): string[] {
  const objects = ((scope.flowElements ?? []) as ModdleElement[]).filter(({ $type }) => $type === 'bpmn:DataObject');
  return [...objects, ...((scope.properties ?? []) as ModdleElement[])].flatMap((item) => variableOf(item) ?? []);
}
