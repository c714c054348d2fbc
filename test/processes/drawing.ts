import type { ModdleElement } from 'bpmn-moddle';
import { readDiagram } from '../../modules/process-engine/index.js';
import type { Box, Point } from './drawing-geometry.js';

/** A flow node as it is drawn; `outline` is what flows dock on. */
export interface Shape {
  id: string;
  type: string;
  name: string;
  outline: 'box' | 'diamond' | 'circle';
  box: Box;
  label?: Box;
  /** What it may lie on: the activity a boundary event is attached to, the sub-process around it. */
  liesOn: string[];
}

/** A sequence flow as it is drawn. */
export interface Line {
  id: string;
  name: string;
  sourceId: string;
  targetId: string;
  points: Point[];
  label?: Box;
}

/** What a reader of a `.bpmn` file sees, beside what the process consists of. */
export interface Drawing {
  processId: string;
  planeOf: string;
  /** Ids of flow nodes and sequence flows of the process. */
  elementIds: string[];
  /** What each element of the plane draws, one entry per element. */
  drawnIds: string[];
  /** Every id in the file, as often as it is given. */
  ids: string[];
  shapes: Shape[];
  lines: Line[];
}

/** Reads the drawing of the only process in BPMN 2.0 XML. */
export async function readDrawing(xml: string): Promise<Drawing> {
  const { definitions } = await readDiagram(xml);
  const process = definitions.rootElements.find((root: ModdleElement) => root.$type === 'bpmn:Process');
  const plane: ModdleElement | undefined = definitions.diagrams?.[0]?.plane;
  const drawn: ModdleElement[] = plane?.planeElement ?? [];
  return {
    processId: process.id,
    planeOf: plane?.bpmnElement?.id ?? '',
    elementIds: elementsIn(process).map(({ id }) => id),
    drawnIds: drawn.map(({ bpmnElement }) => bpmnElement?.id ?? ''),
    ids: [...xml.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id),
    shapes: drawn.filter((element) => element.$type === 'bpmndi:BPMNShape' && element.bpmnElement).map(shapeOf),
    lines: drawn.filter((element) => element.$type === 'bpmndi:BPMNEdge' && element.bpmnElement).map(lineOf),
  };
}

const elementsIn = (scope: ModdleElement): ModdleElement[] =>
  (scope.flowElements ?? []).flatMap((element: ModdleElement) => [element, ...elementsIn(element)]);

function shapeOf({ bpmnElement: node, bounds, label }: ModdleElement): Shape {
  return {
    id: node.id,
    type: node.$type.replace('bpmn:', ''),
    name: node.name ?? '',
    outline: node.$type.endsWith('Gateway') ? 'diamond' : node.$type.endsWith('Event') ? 'circle' : 'box',
    box: boxOf(bounds),
    label: label?.bounds && boxOf(label.bounds),
    liesOn: [node.attachedToRef?.id, node.$parent?.id].filter(Boolean),
  };
}

function lineOf({ bpmnElement: flow, waypoint, label }: ModdleElement): Line {
  return {
    id: flow.id,
    name: flow.name ?? '',
    sourceId: flow.sourceRef?.id,
    targetId: flow.targetRef?.id,
    points: waypoint.map(({ x, y }: Point) => ({ x, y })),
    label: label?.bounds && boxOf(label.bounds),
  };
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
