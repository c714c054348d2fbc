import { extensionOf, textOf } from '../diagram-element.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about script tasks: FEEL in `zeebe:script`, nothing else. */
export const SCRIPT_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'script-text',
      severity: 'error',
      demands: 'No task carries a script in a programming language.',
      en: '{it} carries a script, and scripts do not run here. Write a FEEL expression (zeebe:script) instead.',
      zh: '{it}含有脚本代码，系统不运行脚本。请改用 FEEL 表达式（zeebe:script）。',
    },
    ({ element }) => textOf(element.script) !== '',
  ),
  aboutNodes(
    {
      name: 'script-missing',
      severity: 'error',
      demands: 'A script task has a FEEL expression (zeebe:script).',
      en: 'The script task {it} has no FEEL expression, so it would do nothing. Add one, or make it a plain task.',
      zh: '脚本任务{it}没有 FEEL 表达式，不会执行任何操作。请补充表达式，或改为普通任务。',
    },
    ({ type, element }) =>
      type === 'ScriptTask' &&
      textOf(element.script) === '' &&
      textOf(extensionOf(element, 'zeebe:Script')?.expression) === '',
  ),
  aboutNodes(
    {
      name: 'script-result-unused',
      severity: 'warning',
      demands: 'The result of a script task goes into a variable.',
      en: 'The result of the script task {it} is not kept. Name a result variable.',
      zh: '脚本任务{it}的结果没有保存。请填写结果变量名。',
    },
    ({ type, element }) => {
      const script = type === 'ScriptTask' ? extensionOf(element, 'zeebe:Script') : undefined;
      return script !== undefined && textOf(script.resultVariable) === '';
    },
  ),
];
