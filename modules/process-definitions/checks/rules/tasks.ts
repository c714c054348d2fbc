import { TASK_VERBS } from '../../../process-engine/index.js';
import { extensionOf, textOf } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about tasks: who, or what, does the work. */
export const TASK_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'nobody-may-do-it',
      severity: 'warning',
      demands: 'A user task has an assignee, candidate groups or candidate users.',
      en: 'Nobody may do the user task {it}. Fill in an assignee, candidate groups or candidate users.',
      zh: '用户任务{it}没有可办理的人。请填写办理人、候选组或候选人。',
    },
    ({ type, element }) => type === 'UserTask' && !hasSomebody(extensionOf(element, 'zeebe:AssignmentDefinition')),
  ),
  aboutNodes(
    {
      name: 'passes-through',
      severity: 'warning',
      demands: 'A step does something.',
      en: 'Nothing happens at {it}: the process passes straight through. Give it a task type, or make it a user task.',
      zh: '{it}不执行任何操作，流程会直接通过。请设置任务类型，或改为用户任务。',
    },
    (node) =>
      node.type === 'Task' ||
      node.type === 'ManualTask' ||
      (isJob(node) && taskTypeOf(node) === '' && decisionOf(node) === ''),
  ),
  aboutNodes(
    {
      name: 'task-verb-unknown',
      severity: 'error',
      demands: `The actions of a step are of these: ${TASK_VERBS.join(', ')}.`,
      en: '{it} allows "{detail}", which nobody can do with a task. Check the spelling of its actions.',
      zh: '{it}允许的操作“{detail}”不存在。请检查操作的拼写。',
    },
    ({ element }) => unknownVerbs(textOf(extensionOf(element, 'lx:Step')?.actions)),
  ),
  aboutNodes(
    {
      name: 'task-type-unknown',
      severity: 'warning',
      demands: 'A task type is one that somebody handles.',
      en: 'Nothing here handles the task type "{detail}" of {it}, so the process passes straight through. Check its spelling.',
      zh: '系统中没有处理任务类型“{detail}”的程序，{it}会直接通过。请检查拼写。',
    },
    (node, { context }) => {
      const type = isJob(node) ? taskTypeOf(node) : '';
      return type !== '' && !/^=|[$#]\{/.test(type) && !context.taskTypes.includes(type) && type;
    },
  ),
];

const unknownVerbs = (actions: string): string =>
  actions
    .split(/[\s,]+/)
    .filter((verb) => verb !== '' && !TASK_VERBS.some((known) => known === verb))
    .join(', ');

const isJob = ({ type }: DiagramNode): boolean => ['ServiceTask', 'SendTask', 'BusinessRuleTask'].includes(type);

const decisionOf = ({ element }: DiagramNode): string =>
  textOf(extensionOf(element, 'zeebe:CalledDecision')?.decisionId);

const taskTypeOf = ({ element }: DiagramNode): string => textOf(extensionOf(element, 'zeebe:TaskDefinition')?.type);

const hasSomebody = (assignment: ReturnType<typeof extensionOf>): boolean =>
  ['assignee', 'candidateGroups', 'candidateUsers'].some((property) => textOf(assignment?.[property]) !== '');
