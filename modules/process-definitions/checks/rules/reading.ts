import { descendants, ownerOf, textOf, type DiagramElement } from '../diagram-element.js';
import { rawTags } from '../raw-tags.js';
import { printable, rule, type Place, type Rule, type Words } from '../rule.js';
import { captured } from '../warnings.js';

/** What bpmn-moddle writes when it leaves something out of the tree. */
const LOST = /^unparsable content/;
const UNKNOWN = /nested error: (?:unknown type|unrecognized element) <(\w+):([^>]*)>/;
const OUR_PREFIXES = ['bpmn', 'zeebe', 'lx'];
const DRAWING_PREFIXES = ['bpmndi', 'di', 'dc'];
const SIMPLE_TYPES = ['String', 'Boolean', 'Integer', 'Real', 'Element'];
const SWITCHES = [
  'isExecutable',
  'cancelActivity',
  'isInterrupting',
  'triggeredByEvent',
  'isSequential',
  'isForCompensation',
  'instantiate',
];
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Rules about reading the file: nothing of it may be lost or misread on the way to the engine. */
export const READING_RULES: Rule[] = [
  rule(
    {
      name: 'character-not-allowed',
      severity: 'error',
      demands: 'The file holds only characters that XML allows.',
      en: 'The diagram contains characters that XML does not allow (control characters). Remove {detail}.',
      zh: '流程图中含有 XML 不允许的控制字符，请删除：{detail}。',
    },
    ({ xml }) => [...forbiddenCharacters(xml)].slice(0, 1),
  ),
  rule(
    {
      name: 'xml-faulty',
      severity: 'error',
      demands: 'Every part of the file can be read.',
      en: 'A part of the diagram cannot be read and would be missing when it runs: {detail}.',
      zh: '流程图中有一部分无法读取，运行时会缺失：{detail}。',
    },
    ({ warnings }) => warnings.filter(isUnreadable).map((warning) => ({ element: null, detail: sentenceOf(warning) })),
  ),
  rule(
    {
      name: 'id-duplicate',
      severity: 'error',
      demands: 'No two elements have the same id.',
      en: 'The id {it} is used more than once, so one of the two elements would be lost. Give each element an id of its own.',
      zh: '编号{it}重复使用，其中一个元素会丢失。请为每个元素设置不同的编号。',
    },
    ({ warnings }) => captured(warnings, /nested error: duplicate ID <([^>]*)>/).map((id) => ({ element: null, id })),
  ),
  rule(
    {
      name: 'element-unknown',
      severity: 'error',
      demands: 'Every element of the BPMN, zeebe and lx namespaces is one that exists, and stands where it may.',
      en: 'There is no element "{detail}" in BPMN, or it may not stand where it does. Remove it or correct its name.',
      zh: 'BPMN 中没有“{detail}”这种元素，或者它不能放在这个位置。请删除或更正。',
    },
    ({ warnings }) => unknownOf(warnings, (prefix) => OUR_PREFIXES.includes(prefix)),
  ),
  rule(
    {
      name: 'foreign-element-ignored',
      severity: 'warning',
      demands: 'Elements of other tools stand inside extensionElements.',
      en: 'The element "{detail}" of another tool is ignored.',
      zh: '其他工具的元素“{detail}”会被忽略。',
    },
    ({ warnings }) => unknownOf(warnings, (prefix) => ![...OUR_PREFIXES, ...DRAWING_PREFIXES].includes(prefix)),
  ),
  rule(
    {
      name: 'drawing-unknown',
      severity: 'warning',
      demands: 'Every element of the drawing is one that exists.',
      en: 'The part "{detail}" of the drawing is not known and is not shown.',
      zh: '图形部分“{detail}”无法识别，不会显示。',
    },
    ({ warnings }) => unknownOf(warnings, (prefix) => DRAWING_PREFIXES.includes(prefix)),
  ),
  rule(
    {
      name: 'attribute-unknown',
      severity: 'warning',
      demands: 'Every attribute is one that BPMN knows.',
      en: 'The attribute "{detail}" is not known in BPMN and is ignored. Check its spelling.',
      zh: '属性“{detail}”不是 BPMN 属性，会被忽略，请检查拼写。',
    },
    ({ warnings }) => captured(warnings, /^unknown attribute <([^>]*)>/).map((detail) => ({ element: null, detail })),
  ),
  rule(
    {
      name: 'encoding-not-utf8',
      severity: 'warning',
      demands: 'The file is written in UTF-8.',
      en: 'The diagram says it is written in "{detail}" but is read as UTF-8. Check that all names look right.',
      zh: '流程图声明的编码是“{detail}”，系统按 UTF-8 读取。请检查名称是否正常显示。',
    },
    ({ warnings }) =>
      captured(warnings, /^unsupported document encoding <([^>]*)>/).map((detail) => ({ element: null, detail })),
  ),
  rule(
    {
      name: 'content-misplaced',
      severity: 'error',
      demands: 'What BPMN writes as an inner element is not written as an attribute.',
      en: '"{detail}" of {it} is written as an attribute and would be ignored. Write it as an inner element.',
      zh: '{it}的“{detail}”写成了属性，会被忽略。请写成内部元素。',
    },
    ({ parts }) => parts.flatMap(misplaced),
  ),
  rule(
    {
      name: 'boolean-unclear',
      severity: 'error',
      demands: 'Switches such as cancelActivity are written true or false.',
      en: 'In {it}, {detail} must be written "true" or "false".',
      zh: '{it}中的 {detail} 必须写成“true”或“false”。',
    },
    ({ xml }) => [...unclearSwitches(xml)],
  ),
  rule(
    {
      name: 'extension-must-be-understood',
      severity: 'error',
      demands: 'No extension declares that it must be understood.',
      en: 'The diagram uses an extension that must be understood to run it right, and it is not known here.',
      zh: '流程图使用了必须支持的扩展，而本系统不支持该扩展。',
    },
    ({ definitions }) => [...descendants(definitions)].filter(mustUnderstand).map(() => ({ element: null })),
  ),
];

const isUnreadable = (warning: string): boolean =>
  LOST.test(warning) && !UNKNOWN.test(warning) && !/nested error: (duplicate|illegal) ID/.test(warning);

function sentenceOf(warning: string): Words {
  const line = Number(/line: (\d+)/.exec(warning)?.[1] ?? 0) + 1;
  const reason = /nested error: ([^]*)$/.exec(warning)?.[1] ?? warning;
  return [`line ${line}, ${reason}`, `第 ${line} 行，${reason}`];
}

const unknownOf = (warnings: readonly string[], ofPrefix: (prefix: string) => boolean): Place[] =>
  warnings.flatMap((warning) => {
    const [, prefix, name] = UNKNOWN.exec(warning) ?? [];
    return prefix && ofPrefix(prefix) ? [{ element: null, detail: `${prefix}:${name}` }] : [];
  });

/** A property as bpmn-moddle describes it. */
interface Property {
  name: string;
  type: string;
  isAttr?: boolean;
  isReference?: boolean;
}

function misplaced(element: DiagramElement): Place[] {
  const properties = (element.$descriptor?.properties ?? []) as Property[];
  const inner = properties.filter(
    ({ type, isAttr, isReference }) => !isAttr && !isReference && !SIMPLE_TYPES.includes(type),
  );
  const names = inner
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(element, name) && typeof element[name] === 'string');
  return names.map((detail) => ({ element: ownerOf(element), detail }));
}

function* unclearSwitches(xml: string): Generator<Place> {
  for (const { name, attributes } of rawTags(xml)) {
    const unclear = SWITCHES.filter((key) => attributes.has(key) && !/^(true|false)$/.test(attributes.get(key) ?? ''));
    for (const detail of unclear) yield { element: null, id: textOf(attributes.get('id')) || name, detail };
  }
}

function* forbiddenCharacters(xml: string): Generator<Place> {
  if (FORBIDDEN.test(xml) || !xml.isWellFormed()) yield { element: null, detail: ['them', '不可见字符'] };
  for (const [reference, hex, decimal] of xml.matchAll(/&#(?:x([0-9a-f]+)|(\d+));?/gi)) {
    if (!isAllowed(hex ? parseInt(hex, 16) : Number(decimal)))
      yield { element: null, detail: printable(reference, 20) };
  }
}

const isAllowed = (code: number): boolean =>
  code <= 0x10ffff && String.fromCodePoint(code).isWellFormed() && !FORBIDDEN.test(String.fromCodePoint(code));

const mustUnderstand = (element: DiagramElement): boolean =>
  element.$type === 'bpmn:Extension' && element.mustUnderstand === true;
