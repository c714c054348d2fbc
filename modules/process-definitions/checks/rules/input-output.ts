import { elementsIn, type DiagramElement } from '../diagram-element.js';
import { aboutElements, type Rule } from '../rule.js';

const WITH_SETS = ['InputOutputSpecification'];

/** Rules about data inputs and outputs and the sets that list them. */
export const INPUT_OUTPUT_RULES: Rule[] = [
  aboutElements(
    {
      name: 'data-sets-missing',
      severity: 'error',
      demands: 'An ioSpecification has an input set and an output set, which may be empty.',
      en: 'The data inputs and outputs of {it} lack an input set or an output set. Add what is missing; it may be empty.',
      zh: '{it}的数据输入输出缺少输入集（inputSet）或输出集（outputSet）。请补充，可以为空。',
    },
    WITH_SETS,
    ({ inputSets, outputSets }) => elementsIn(inputSets).length === 0 || elementsIn(outputSets).length === 0,
  ),
  aboutElements(
    {
      name: 'data-not-in-set',
      severity: 'error',
      demands: 'Every data input stands in an input set, every data output in an output set.',
      en: '{it} is a data input or output that no set lists. List it in an input set or output set.',
      zh: '数据输入或输出{it}没有列入任何集合。请列入输入集或输出集。',
    },
    ['DataInput', 'DataOutput'],
    (data) => isInSpecification(data) && !listed(data).includes(data),
  ),
  aboutElements(
    {
      name: 'data-set-option',
      severity: 'error',
      demands: 'What a set calls optional, or taken while running, it also lists among all its data.',
      en: '{it} calls data optional, or taken while running, that it does not list. List it as well.',
      zh: '{it}中标为可选或执行中读写的数据没有列入集合。请一并列入。',
    },
    ['InputSet', 'OutputSet'],
    (set) => {
      const all = [...elementsIn(set.dataInputRefs), ...elementsIn(set.dataOutputRefs)];
      return OPTIONS.flatMap((option) => elementsIn(set[option])).some((data) => !all.includes(data));
    },
  ),
  aboutElements(
    {
      name: 'data-set-pair',
      severity: 'error',
      demands: 'Input sets and output sets that belong together name each other.',
      en: '{it} names a set that does not name it in turn. Let both name each other.',
      zh: '{it}引用的集合没有反过来引用它。请让两者互相引用。',
    },
    ['InputSet', 'OutputSet'],
    (set) => partnersOf(set).some((partner) => !partnersOf(partner).includes(set)),
  ),
];

const OPTIONS = [
  ...['optionalInputRefs', 'whileExecutingInputRefs'],
  ...['optionalOutputRefs', 'whileExecutingOutputRefs'],
];

/** Items of a multi-instance stand alone; those of events are listed by the event. */
const isInSpecification = ({ $parent }: DiagramElement): boolean => $parent?.$type === 'bpmn:InputOutputSpecification';

const listed = ({ $type, $parent }: DiagramElement): DiagramElement[] =>
  $type === 'bpmn:DataInput'
    ? elementsIn($parent?.inputSets).flatMap((set) => elementsIn(set.dataInputRefs))
    : elementsIn($parent?.outputSets).flatMap((set) => elementsIn(set.dataOutputRefs));

const partnersOf = (set: DiagramElement): DiagramElement[] => [
  ...elementsIn(set.outputSetRefs),
  ...elementsIn(set.inputSetRefs),
];
