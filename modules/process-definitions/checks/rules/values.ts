import { isElement, textOf } from '../diagram-element.js';
import { repeatedParts } from '../raw-tags.js';
import { aboutElements, nameable, rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

const MIME_TYPE = /^[\w.+-]+\/[\w.+*-]+\s*(?:;.*)?$/;

/** Values BPMN lets an attribute have, by type of the attribute. */
const CHOICES: Record<string, string[]> = {
  ProcessType: ['None', 'Public', 'Private'],
  GatewayDirection: ['Unspecified', 'Converging', 'Diverging', 'Mixed'],
  EventBasedGatewayType: ['Parallel', 'Exclusive'],
  ItemKind: ['Physical', 'Information'],
  AssociationDirection: ['None', 'One', 'Both'],
  MultiInstanceBehavior: ['None', 'One', 'All', 'Complex'],
  AdHocOrdering: ['Parallel', 'Sequential'],
};

/** References that BPMN lets lead to more than bpmn-moddle knows, or that have rules of their own. */
const TOLD_ELSEWHERE = [
  'sourceRef',
  'targetRef',
  'attachedToRef',
  'default',
  'inputDataRef',
  'outputDataRef',
  'source',
  'target',
];

/** Rules about what attributes and inner elements may say. */
export const VALUE_RULES: Rule[] = [
  rule(
    {
      name: 'value-unknown',
      severity: 'error',
      demands: 'An attribute with a fixed choice of values has one of them.',
      en: 'In {it}, {detail} is not one of the values BPMN knows. Correct it.',
      zh: '{it}中的 {detail} 不是 BPMN 允许的值。请更正。',
    },
    (subject) => everyProperty(subject, unknownValue),
  ),
  rule(
    {
      name: 'reference-type',
      severity: 'error',
      demands: 'What an element refers to is of the kind BPMN asks for.',
      en: '{it} refers to an element of the wrong kind ({detail}). Choose another one.',
      zh: '{it}引用的元素类型不对（{detail}）。请重新选择。',
    },
    (subject) => everyProperty(subject, wrongReference),
  ),
  rule(
    {
      name: 'part-repeated',
      severity: 'error',
      demands: 'What an element may hold once is written once: e.g. one loop marker, one condition.',
      en: '{it} holds {detail} more than once, so one of them would be lost. Keep one.',
      zh: '{it}中多次出现 {detail}，其中一个会丢失。请只保留一个。',
    },
    ({ xml }) => [...repeatedParts(xml)].map(({ id, part }): Place => ({ element: null, id, detail: part })),
  ),
  aboutElements(
    {
      name: 'text-format',
      severity: 'error',
      demands: 'Formats of texts and scripts are MIME types, e.g. text/plain.',
      en: 'The format "{detail}" in {it} is no MIME type. Write e.g. text/plain.',
      zh: '{it}中的格式“{detail}”不是 MIME 类型。请写成如 text/plain。',
    },
    ['Documentation', 'TextAnnotation', 'ScriptTask', 'GlobalScriptTask'],
    ({ textFormat, scriptFormat, scriptLanguage }) =>
      [textFormat, scriptFormat, scriptLanguage].map(textOf).find((format) => format !== '' && !MIME_TYPE.test(format)),
  ),
  aboutElements(
    {
      name: 'script-format-missing',
      severity: 'error',
      demands: 'A script says what language it is in.',
      en: 'The script of {it} does not say what language it is in (scriptFormat).',
      zh: '{it}的脚本没有说明语言（scriptFormat）。',
    },
    ['ScriptTask'],
    ({ script, scriptFormat }) => textOf(script) !== '' && textOf(scriptFormat) === '',
  ),
  aboutElements(
    {
      name: 'import-incomplete',
      severity: 'error',
      demands: 'An import says what it imports, of what type, and from where.',
      en: 'An import lacks its namespace, its type or its location. Fill it in, or remove the import.',
      zh: '导入（import）缺少命名空间、类型或位置。请填写或删除导入。',
    },
    ['Import'],
    ({ namespace, importType, location }) => [namespace, importType, location].some((text) => textOf(text) === ''),
  ),
  aboutElements(
    {
      name: 'process-public',
      severity: 'error',
      demands: 'A process that runs is not public.',
      en: 'The process {it} is marked public, that is, it shows only what others see of it; such a process cannot run. Make it private.',
      zh: '流程{it}标记为公开（Public），只表示对外可见的部分，不能运行。请改为私有（Private）。',
    },
    ['Process'],
    ({ processType, isExecutable }) => processType === 'Public' && isExecutable === true,
  ),
];

/** A property as bpmn-moddle describes it. */
interface Property {
  name: string;
  type: string;
  isReference?: boolean;
}

function everyProperty({ byType }: Subject, look: (value: unknown, property: Property) => string | null): Place[] {
  return [...byType.entries()].flatMap(([type, elements]) => {
    if (!type.startsWith('bpmn:')) return [];
    const properties = (elements[0]?.$descriptor?.properties ?? []) as Property[];
    return elements.flatMap((element) =>
      properties.flatMap((property) => {
        const detail = Object.hasOwn(element, localName(property)) && look(element[localName(property)], property);
        return detail ? [{ element: nameable(element), detail }] : [];
      }),
    );
  });
}

const localName = ({ name }: Property): string => name.replace(/^bpmn:/, '');

function unknownValue(value: unknown, { name, type }: Property): string | null {
  const choices = CHOICES[type.replace('bpmn:', '')];
  const text = textOf(value);
  return choices && text !== '' && !choices.includes(text) ? `${name}="${text}"` : null;
}

function wrongReference(value: unknown, property: Property): string | null {
  if (property.isReference !== true || TOLD_ELSEWHERE.includes(localName(property))) return null;
  const isWrong = [value]
    .flat()
    .some((element) => isElement(element) && element.$instanceOf?.(property.type) === false);
  return isWrong ? localName(property) : null;
}
