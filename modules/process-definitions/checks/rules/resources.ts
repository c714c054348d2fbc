import { elementsIn, isElement } from '../diagram-element.js';
import { aboutElements, type Rule } from '../rule.js';

const ROLES = ['ResourceRole', 'Performer', 'HumanPerformer', 'PotentialOwner'];

/** Rules about who does a step, as plain BPMN writes it. */
export const RESOURCE_RULES: Rule[] = [
  aboutElements(
    {
      name: 'resource-chosen-twice',
      severity: 'error',
      demands: 'A performer is named as a resource or found by an expression, not both.',
      en: 'A performer of {it} is both named as a resource and found by an expression. Keep one of the two.',
      zh: '{it}的执行者既指定了资源又使用了表达式。请只保留一种。',
    },
    ROLES,
    ({ resourceRef, resourceAssignmentExpression }) =>
      isElement(resourceRef) && isElement(resourceAssignmentExpression),
  ),
  aboutElements(
    {
      name: 'resource-parameters-unbound',
      severity: 'error',
      demands: 'Parameters of a performer are those of the resource it names.',
      en: 'A performer of {it} sets parameters of a resource it does not name. Name the resource, or remove the parameters.',
      zh: '{it}的执行者设置了参数，但没有指定相应的资源。请指定资源或删除参数。',
    },
    ROLES,
    ({ resourceRef, resourceParameterBindings }) =>
      elementsIn(resourceParameterBindings).some(
        ({ parameterRef }) =>
          !isElement(resourceRef) || (isElement(parameterRef) && parameterRef.$parent !== resourceRef),
      ),
  ),
];
