import type { ModdleElement } from 'bpmn-moddle';
import { eventOf } from './event-model.js';
import { extensionOf } from './extensions.js';
import type { LoopModel, StandardLoopModel } from './process-model.js';

/** The multi-instance marker of an activity. */
export function loopOf(node: ModdleElement): LoopModel | undefined {
  const loop: ModdleElement | undefined = node.loopCharacteristics;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const behavior: LoopModel['behavior'] = loop.behavior ?? 'All';
  return {
    sequential: loop.isSequential === true,
    ...collectionsOf(loop),
    cardinality: loop.loopCardinality?.body?.trim(),
    completionCondition: loop.completionCondition?.body?.trim(),
    behavior,
    throws: thrownBy(loop, behavior),
  };
}

/** Input and output lists: by the zeebe extension, else by the data items of BPMN itself. */
function collectionsOf(loop: ModdleElement) {
  const zeebe = extensionOf(loop, 'zeebe:LoopCharacteristics');
  return {
    collection: zeebe?.inputCollection ?? nameAsFeel(loop.loopDataInputRef),
    elementVariable: zeebe?.inputElement ?? loop.inputDataItem?.name,
    outputCollection: zeebe?.outputCollection ?? loop.loopDataOutputRef?.name,
    outputElement: zeebe?.outputElement ?? nameAsFeel(loop.outputDataItem),
  };
}

const nameAsFeel = (item: ModdleElement | undefined): string | undefined => item?.name && `= ${item.name}`;

function thrownBy(loop: ModdleElement, behavior: LoopModel['behavior']): LoopModel['throws'] {
  const single: ModdleElement | undefined = behavior === 'None' ? loop.noneBehaviorEventRef : loop.oneBehaviorEventRef;
  if (behavior === 'None' || behavior === 'One') return single ? [{ event: eventOf(single) }] : [];
  if (behavior !== 'Complex') return [];
  const definitions: ModdleElement[] = loop.complexBehaviorDefinition ?? [];
  return definitions.flatMap(({ condition, event }) =>
    ((event?.eventDefinitions ?? []) as ModdleElement[]).map((definition) => ({
      condition: condition?.body?.trim(),
      event: eventOf(definition),
    })),
  );
}

/** The loop marker of an activity. */
export function standardLoopOf(node: ModdleElement): StandardLoopModel | undefined {
  const loop: ModdleElement | undefined = node.loopCharacteristics;
  if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') return undefined;
  return {
    condition: loop.loopCondition?.body?.trim() || undefined,
    testBefore: loop.testBefore === true,
    maximum: loop.loopMaximum === undefined ? undefined : Number(loop.loopMaximum?.body ?? loop.loopMaximum),
  };
}
