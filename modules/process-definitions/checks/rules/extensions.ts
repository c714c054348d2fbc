import {
  descendants,
  elementsIn,
  extensionsOf,
  isA,
  ownerOf,
  typeOf,
  type DiagramElement,
} from '../diagram-element.js';
import { isEvent } from '../event-facts.js';
import { aboutNodes, rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

const FOR_USER_TASKS = ['UserTask'];
const FOR_JOBS = ['ServiceTask', 'SendTask'];

/** Extensions of the zeebe namespace the engine reads, by the types it reads them on; null means anywhere. */
const READ: Record<string, string[] | null> = {
  'zeebe:IoMapping': null,
  'zeebe:TaskHeaders': null,
  'zeebe:Properties': null,
  'zeebe:VersionTag': null,
  'zeebe:UserTaskForm': null,
  'zeebe:Subscription': null,
  'zeebe:TaskDefinition': FOR_JOBS,
  'zeebe:AssignmentDefinition': FOR_USER_TASKS,
  'zeebe:TaskSchedule': FOR_USER_TASKS,
  'zeebe:PriorityDefinition': FOR_USER_TASKS,
  'zeebe:UserTask': FOR_USER_TASKS,
  'zeebe:FormDefinition': ['UserTask', 'StartEvent'],
  'zeebe:Script': ['ScriptTask'],
  'zeebe:CalledElement': ['CallActivity'],
  'zeebe:LoopCharacteristics': ['MultiInstanceLoopCharacteristics'],
};
const LISTENERS = ['zeebe:ExecutionListeners', 'zeebe:TaskListeners'];

/** Local names by which engines of the Activiti family attach code. */
const CODE = [
  'class',
  'delegateExpression',
  'expression',
  'variableMappingClass',
  'variableMappingDelegateExpression',
  'resource',
];
const CODE_ELEMENTS = ['executionListener', 'taskListener', 'eventListener', 'connector', 'script', 'field'];
/** Namespaces that never concern a run. */
const HARMLESS = ['xsi', 'xml', 'xmlns', 'modeler', 'bioc', 'color', 'zeebe', 'lx', 'bpmn', 'bpmndi', 'di', 'dc'];

/** Rules about extensions: what would run code is refused, what is not read is told. */
export const EXTENSION_RULES: Rule[] = [
  rule(
    {
      name: 'listener-not-run',
      severity: 'error',
      demands: 'No element carries execution or task listeners.',
      en: '{it} carries listeners, which do not run here. Draw what they do as steps.',
      zh: '{it}带有监听器，系统不运行监听器。请把它们画成流程环节。',
    },
    ({ parts }) => parts.filter(({ $type }) => LISTENERS.includes($type)).map(placeOf),
  ),
  rule(
    {
      name: 'foreign-code',
      severity: 'error',
      demands: 'No element carries code or scripts of another engine.',
      en: '{it} carries code of another engine ({detail}), which does not run here. Use a task type (zeebe:taskDefinition) or FEEL.',
      zh: '{it}带有其他引擎的代码（{detail}），系统不会运行。请改用任务类型（zeebe:taskDefinition）或 FEEL。',
    },
    ({ parts }) => parts.flatMap(foreignParts).filter(({ carriesCode }) => carriesCode),
  ),
  rule(
    {
      name: 'foreign-extension-ignored',
      severity: 'warning',
      demands: 'Elements carry no settings of other tools.',
      en: '{it} carries a setting of another tool ("{detail}"), which is ignored.',
      zh: '{it}带有其他工具的设置“{detail}”，会被忽略。',
    },
    ({ parts }) => parts.flatMap(foreignParts).filter(({ carriesCode }) => !carriesCode),
  ),
  rule(
    {
      name: 'extension-ignored',
      severity: 'warning',
      demands: 'Extensions of the zeebe namespace stand where they are read.',
      en: 'The setting "{detail}" of {it} is not used and is ignored.',
      zh: '{it}的设置“{detail}”不起作用，会被忽略。',
    },
    ignoredExtensions,
  ),
  rule(
    {
      name: 'extension-repeated',
      severity: 'warning',
      demands: 'An element carries each extension once.',
      en: 'The setting "{detail}" appears more than once in {it}; only the first is used.',
      zh: '{it}中多次出现设置“{detail}”，只有第一个有效。',
    },
    repeatedExtensions,
  ),
  aboutNodes(
    {
      name: 'mapping-on-event',
      severity: 'error',
      demands: 'Variables are mapped at activities, and out of intermediate catch events.',
      en: 'The event {it} maps variables, which happens only out of intermediate catch events. Map them at a task before or after it.',
      zh: '事件{it}设置了变量映射，系统只支持中间捕获事件的输出映射。请在其前后的任务上设置。',
    },
    (node) =>
      isEvent(node) &&
      extensionsOf(node.element, 'zeebe:IoMapping').some(
        ({ inputParameters, outputParameters }) =>
          elementsIn(inputParameters).length > 0 ||
          (node.type !== 'IntermediateCatchEvent' && elementsIn(outputParameters).length > 0),
      ),
  ),
  aboutNodes(
    {
      name: 'data-mapping-ignored',
      severity: 'warning',
      demands: 'A data association has one assignment at most.',
      en: '{it} assigns more than once in a data association; only the first assignment is done. Use input or output mappings.',
      zh: '{it}的数据关联包含多个赋值，系统只执行第一个。请使用输入或输出映射。',
    },
    ({ element }) =>
      [...elementsIn(element.dataInputAssociations), ...elementsIn(element.dataOutputAssociations)].some(
        ({ assignment }) => elementsIn(assignment).length > 1,
      ),
  ),
];

const placeOf = (element: DiagramElement): Place => ({ element: ownerOf(element) });

/** Extensions of the zeebe namespace: what stands directly inside extensionElements. */
const zeebeExtensions = ({ parts }: Subject): DiagramElement[] =>
  parts.filter(({ $type, $parent }) => $type.startsWith('zeebe:') && isA($parent, 'bpmn:ExtensionElements'));

/** Whether an extension of the zeebe namespace is read where it stands; message extensions stand outside the process. */
function isRead({ $type, $parent }: DiagramElement): boolean {
  const places = READ[$type];
  const holder = $parent?.$parent;
  return places === null || (holder !== undefined && places?.includes(typeOf(holder)) === true);
}

function ignoredExtensions(subject: Subject): Place[] {
  const ignored = zeebeExtensions(subject).filter(
    (extension) => !LISTENERS.includes(extension.$type) && !isRead(extension),
  );
  return ignored.map((extension) => ({ ...placeOf(extension), detail: extension.$type }));
}

function repeatedExtensions(subject: Subject): Place[] {
  const repeated = zeebeExtensions(subject).filter((extension) => firstOfKind(extension) !== extension);
  return repeated.map((extension) => ({ ...placeOf(extension), detail: extension.$type }));
}

const firstOfKind = ({ $type, $parent }: DiagramElement): DiagramElement | undefined =>
  elementsIn($parent?.values).find((sibling) => sibling.$type === $type);

type ForeignPart = Place & { carriesCode: boolean };

/** What other namespaces added to an element: its attributes, or the element itself. */
const foreignParts = (element: DiagramElement): ForeignPart[] => [
  ...foreignAttributes(element),
  ...foreignElement(element),
];

function foreignAttributes(element: DiagramElement): ForeignPart[] {
  const names = Object.keys(element.$attrs ?? {}).filter((name) => isForeign(name));
  return names.map((detail) => ({ ...placeOf(element), detail, carriesCode: CODE.includes(localName(detail)) }));
}

function foreignElement(element: DiagramElement): ForeignPart[] {
  if (element.$descriptor?.isGeneric !== true || !isA(element.$parent, 'bpmn:ExtensionElements')) return [];
  const carriesCode = [...descendants(element)].some(isCode);
  return isForeign(element.$type) || carriesCode ? [{ ...placeOf(element), detail: element.$type, carriesCode }] : [];
}

function isCode(part: DiagramElement): boolean {
  return CODE_ELEMENTS.includes(localName(part.$type)) || CODE.some((name) => typeof part[name] === 'string');
}

const localName = (name: string): string => name.replace(/^[^:]*:/, '');

const isForeign = (name: string): boolean => name.includes(':') && !HARMLESS.includes(name.replace(/:.*$/, ''));
