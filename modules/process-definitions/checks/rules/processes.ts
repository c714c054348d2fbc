import { isElement, textOf } from '../diagram-element.js';
import { DEEPEST } from '../diagram-graph.js';
import { rule, type Place, type Rule } from '../rule.js';
import { isExecutable, type Subject } from '../subject.js';
import { captured } from '../warnings.js';

const LONGEST_ID = 200;

/** Rules about the diagram as a whole: one process that runs, ids to tell its elements apart. */
export const PROCESS_RULES: Rule[] = [
  rule(
    {
      name: 'process-missing',
      severity: 'error',
      demands: 'The diagram holds a process.',
      en: 'The diagram holds no process. Draw one.',
      zh: '流程图中没有流程。请绘制一个流程。',
    },
    ({ processes }) => (processes.length === 0 ? [{ element: null }] : []),
  ),
  rule(
    {
      name: 'process-not-executable',
      severity: 'error',
      demands: 'One process of the diagram is marked executable.',
      en: 'The process {it} is not marked executable, so there is nothing to run. Set "Executable" in its properties.',
      zh: '流程{it}未标记为可执行，没有可运行的流程。请在属性中勾选“可执行”。',
    },
    ({ processes }) => (processes.some(isExecutable) ? [] : processes.slice(0, 1).map((element) => ({ element }))),
  ),
  rule(
    {
      name: 'process-only-drawn',
      severity: 'warning',
      demands: 'Processes beside the executable one are drawings.',
      en: 'The process {it} is not executable: it is kept as a drawing and never runs.',
      zh: '流程{it}不可执行，仅作为图示保留，不会运行。',
    },
    ({ processes }) =>
      processes.some(isExecutable)
        ? processes.filter((process) => !isExecutable(process)).map((element) => ({ element }))
        : [],
  ),
  rule(
    {
      name: 'nesting-too-deep',
      severity: 'error',
      demands: `Sub-processes are nested no more than ${DEEPEST} levels deep.`,
      en: `The sub-process {it} is nested more than ${DEEPEST} levels deep. Move the inner part into a process of its own and call it.`,
      zh: `子流程{it}嵌套超过 ${DEEPEST} 层。请把内层部分改成独立流程再调用。`,
    },
    ({ scopes }) => scopes.filter(({ depth }) => depth === DEEPEST + 1).map(({ element }) => ({ element })),
  ),
  rule(
    {
      name: 'id-missing',
      severity: 'error',
      demands: 'The process, every flow node and every flow has an id.',
      en: 'The element {it} has no id. Give it one; ids tell the elements of a process apart.',
      zh: '元素{it}没有编号。请设置编号，系统用它区分元素。',
    },
    (subject) => named(subject).filter(({ element }) => element && textOf(element.id) === ''),
  ),
  rule(
    {
      name: 'id-unusable',
      severity: 'error',
      demands: `Ids start with a letter or underscore, hold only letters, digits, "_", "-" and ".", and have at most ${LONGEST_ID} characters.`,
      en: `The id "{detail}" cannot be used. Use letters of the Latin alphabet, digits, "_", "-" and ".", at most ${LONGEST_ID} of them, beginning with a letter.`,
      zh: `编号“{detail}”不可用。编号只能用英文字母、数字、“_”“-”“.”，以字母开头，最长 ${LONGEST_ID} 个字符。`,
    },
    (subject) => [...illegalIds(subject), ...longIds(subject)],
  ),
];

const named = ({ process, nodes, flows }: Subject): Place[] =>
  [process, ...nodes.map(({ element }) => element), ...flows.map(({ element }) => element)]
    .filter(isElement)
    .map((element) => ({ element }));

const illegalIds = ({ warnings }: Subject): Place[] =>
  captured(warnings, /nested error: illegal ID <([^]*)>$/).map((detail) => ({ element: null, detail }));

const longIds = (subject: Subject): Place[] =>
  named(subject).flatMap(({ element }) => {
    const id = textOf(element?.id);
    return id.length > LONGEST_ID ? [{ element, detail: `${id.slice(0, 40)}…` }] : [];
  });
