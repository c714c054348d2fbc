import { elementsIn, isA, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import { rule, type Place, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

const LINES = [
  ...['bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Association', 'bpmn:DataAssociation'],
  'bpmn:ConversationLink',
];

/** Rules about the drawing: designers cannot open a file whose shapes and lines lack their places. */
export const DRAWING_RULES: Rule[] = [
  rule(
    {
      name: 'drawing-incomplete',
      severity: 'error',
      demands: 'Every shape of the drawing has bounds, every line at least two points.',
      en: 'The drawing of {it} lacks its bounds, or has fewer than two points, so the diagram cannot be shown. Draw it again.',
      zh: '{it}的图形缺少位置大小，或连线少于两个点，无法显示。请重新绘制。',
    },
    (subject) => [
      ...drawn(subject, 'BPMNShape')
        .filter(({ bounds }) => !isElement(bounds))
        .map(placeOf),
      ...drawn(subject, 'BPMNEdge')
        .filter(({ waypoint }) => elementsIn(waypoint).length < 2)
        .map(placeOf),
    ],
  ),
  rule(
    {
      name: 'drawing-kind',
      severity: 'error',
      demands: 'Flows and associations are drawn as lines, everything else as shapes.',
      en: 'The drawing of {it} is a line where a shape belongs, or a shape where a line belongs. Draw it again.',
      zh: '{it}的图形类型不对：连线应画成线，其他元素应画成图形。请重新绘制。',
    },
    (subject) => [
      ...drawn(subject, 'BPMNShape')
        .filter(({ bpmnElement }) => isElement(bpmnElement) && isLine(bpmnElement))
        .map(placeOf),
      ...drawn(subject, 'BPMNEdge')
        .filter(({ bpmnElement }) => isElement(bpmnElement) && !isLine(bpmnElement))
        .map(placeOf),
    ],
  ),
];

const drawn = ({ byType }: Subject, type: string): DiagramElement[] => byType.get(`bpmndi:${type}`) ?? [];

const isLine = (element: DiagramElement): boolean => LINES.some((type) => isA(element, type));

/** The element that is drawn; the shape itself where it draws nothing. */
const placeOf = (drawing: DiagramElement): Place => {
  const element: unknown = drawing.bpmnElement;
  return isElement(element) && textOf(element.id) !== '' ? { element } : { element: drawing };
};
