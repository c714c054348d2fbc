import { expressionsOf, type Expression } from '../expressions.js';
import { bodyOf, isElement, type DiagramElement } from '../diagram-element.js';
import { nameable, rule, type Place, type Rule, type Words } from '../rule.js';
import type { Subject } from '../subject.js';

/** Rules about expressions: FEEL and nothing else, told when the diagram is drawn and not when it runs. */
export const EXPRESSION_RULES: Rule[] = [
  rule(
    {
      name: 'expression-foreign',
      severity: 'error',
      demands: 'No text is an expression in ${…} or #{…}.',
      en: 'The {detail} of {it} is not FEEL. Write "= …" instead of "${…}".',
      zh: '{it}的{detail}不是 FEEL 表达式。请写成“= …”，不要用“${…}”。',
    },
    (subject) => placesOf(subject, isForeign),
  ),
  rule(
    {
      name: 'expression-empty',
      severity: 'error',
      demands: 'Every condition that is drawn says something.',
      en: 'The {detail} of {it} is empty. Fill it in or remove it.',
      zh: '{it}的{detail}为空。请填写或删除。',
    },
    (subject) => placesOf(subject, ({ takes, text }) => takes === 'feel' && text === ''),
  ),
  rule(
    {
      name: 'expression-blank',
      severity: 'error',
      demands: 'Transformations, message paths, data paths and assignments say something.',
      en: 'A formal expression of {it} is empty ({detail}). Fill it in or remove it.',
      zh: '{it}的形式表达式为空（{detail}）。请填写或删除。',
    },
    ({ byType }) => HOLDERS.flatMap((holder) => byType.get(`bpmn:${holder}`) ?? []).flatMap(blankParts),
  ),
  rule(
    {
      name: 'assignment-informal',
      severity: 'error',
      demands: 'In a process that runs, both sides of an assignment are formal expressions.',
      en: 'An assignment at {it} is written in plain words ({detail}), which cannot run. Write a formal expression.',
      zh: '{it}的赋值用自然语言书写（{detail}），无法执行。请写成形式表达式。',
    },
    ({ parts }) => parts.filter(({ $type }) => $type === 'bpmn:Assignment').flatMap(informalSides),
  ),
  rule(
    {
      name: 'expression-not-feel',
      severity: 'error',
      demands: 'Conditions and other expressions begin with "=".',
      en: 'The {detail} of {it} is not FEEL: it must begin with "=".',
      zh: '{it}的{detail}不是 FEEL 表达式，必须以“=”开头。',
    },
    (subject) =>
      placesOf(
        subject,
        (expression) => !isForeign(expression) && expression.takes === 'feel' && /^[^=]/.test(expression.text),
      ),
  ),
  rule(
    {
      name: 'expression-syntax',
      severity: 'error',
      demands: 'Every FEEL expression can be read.',
      en: 'The {detail} of {it} cannot be read as FEEL. Correct it.',
      zh: '{it}的{detail}不符合 FEEL 语法，请更正。',
    },
    (subject) =>
      placesOf(subject, (expression) => isEvaluated(expression) && subject.engine.feelFault(expression.text) !== null),
  ),
  rule(
    {
      name: 'expression-double-equals',
      severity: 'error',
      demands: 'FEEL compares with a single "=".',
      en: 'The {detail} of {it} compares with "==", which is never true in FEEL. Write "=".',
      zh: '{it}的{detail}使用了“==”，在 FEEL 中永远不成立。请写成“=”。',
    },
    (subject) => placesOf(subject, (expression) => isEvaluated(expression) && hasDoubleEquals(expression.text)),
  ),
  rule(
    {
      name: 'expression-not-evaluated',
      severity: 'error',
      demands: 'Task types, signal names and codes are plain texts.',
      en: 'The {detail} of {it} is an expression, but it is taken as it stands. Write the name itself.',
      zh: '{it}的{detail}写成了表达式，但系统按原文使用。请直接写名称。',
    },
    (subject) => placesOf(subject, ({ takes, text }) => takes === 'text' && text.startsWith('=')),
  ),
  rule(
    {
      name: 'expression-language',
      severity: 'error',
      demands: 'No expression claims to be in another language than FEEL.',
      en: 'The {detail} of {it} is declared to be in a language other than FEEL. Remove the language and write FEEL.',
      zh: '{it}的{detail}声明使用 FEEL 以外的语言。请删除语言设置并改写为 FEEL。',
    },
    (subject) => placesOf(subject, ({ language }) => language !== '' && !/feel/i.test(language)),
  ),
];

/** Elements with expressions that nothing evaluates yet; those that are evaluated are told by `expression-empty`. */
const HOLDERS = [
  ...['DataInputAssociation', 'DataOutputAssociation', 'Assignment'],
  ...['CorrelationPropertyRetrievalExpression', 'CorrelationPropertyBinding'],
];

const blankParts = (holder: DiagramElement): Place[] =>
  ['transformation', 'from', 'to', 'messagePath', 'dataPath']
    .filter((part) => isElement(holder[part]) && bodyOf(holder[part]) === '')
    .map((detail) => ({ element: nameable(holder), detail }));

const informalSides = (assignment: DiagramElement): Place[] =>
  ['from', 'to']
    .filter((side) => isElement(assignment[side]) && !isFormal(assignment[side]))
    .map((detail) => ({ element: nameable(assignment), detail }));

const isFormal = (side: DiagramElement): boolean =>
  side.$type === 'bpmn:FormalExpression' || /^=|^$/.test(bodyOf(side));

const isForeign = ({ text }: Expression): boolean => /[$#]\{/.test(text) && !text.startsWith('=');

const isEvaluated = ({ takes, text }: Expression): boolean => takes !== 'text' && text.startsWith('=');

/** Looks outside of string literals only; the leading `=` marks the expression and is no comparison. */
const hasDoubleEquals = (text: string): boolean => /==|^=\s*=/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));

function placesOf(subject: Subject, isBroken: (expression: Expression) => boolean): Place[] {
  const broken = expressionsOf(subject).filter(isBroken);
  return broken.map(({ element, part, text }) => ({ element, detail: quoted(part, text) }));
}

const quoted = ([en, zh]: Words, text: string): Words =>
  text === '' ? [en, zh] : [`${en} "${text}"`, `${zh}“${text}”`];
