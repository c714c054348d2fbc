import { elementsIn, extensionOf, textOf, type DiagramElement } from '../diagram-element.js';
import { aboutNodes, type Rule, type Verdict } from '../rule.js';

/** Letters of any script, digits and underscores; names that objects already have are left out. */
const NAME = /^(?!__proto__$|constructor$|prototype$)[\p{L}_][\p{L}\p{N}_]*$/u;

/** Rules about variables: every value that is written goes into a plain name. */
export const VARIABLE_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'variable-name',
      severity: 'error',
      demands: 'Variables written by mappings, scripts and loops have plain names: letters, digits and "_".',
      en: '{it} writes to "{detail}", which is no variable name. Use letters, digits and "_", beginning with a letter.',
      zh: '{it}写入的“{detail}”不是变量名。变量名只能用文字、数字和“_”，不能以数字开头。',
    },
    ({ element }): Verdict => writtenNames(element).find((name) => name !== '' && !NAME.test(name)),
  ),
  aboutNodes(
    {
      name: 'mapping-incomplete',
      severity: 'error',
      demands: 'A mapping has a source and a target.',
      en: 'A mapping of {it} lacks its source or target. Fill in both, or remove the mapping.',
      zh: '{it}的变量映射缺少来源或目标。请填写完整或删除。',
    },
    ({ element }) => mappingsOf(element).some(({ source, target }) => textOf(source) === '' || textOf(target) === ''),
  ),
];

function mappingsOf(element: DiagramElement): DiagramElement[] {
  const mapping = extensionOf(element, 'zeebe:IoMapping');
  return [...elementsIn(mapping?.inputParameters), ...elementsIn(mapping?.outputParameters)];
}

function writtenNames(element: DiagramElement): string[] {
  const loop = element.loopCharacteristics as DiagramElement | undefined;
  const zeebe = loop && extensionOf(loop, 'zeebe:LoopCharacteristics');
  const script = extensionOf(element, 'zeebe:Script');
  const targets = mappingsOf(element).map(({ target }) => target as unknown);
  return [...targets, zeebe?.inputElement, zeebe?.outputCollection, script?.resultVariable].map(textOf);
}
