import type { Drawing, Line, Shape } from './drawing.js';
import {
  boxAround,
  contains,
  enters,
  isOnBorder,
  isOrthogonal,
  segmentsOf,
  shared,
  textWidth,
  touch,
} from './drawing-geometry.js';
import type { Box, Point } from './drawing-geometry.js';

interface Label {
  id: string;
  name: string;
  box: Box;
}

/** What makes a drawing readable: each rule answers the ids, or pairs of ids, that break it. */
export const RULES: Record<string, (drawing: Drawing) => string[]> = {
  'the plane is that of the process': ({ planeOf, processId }) => (planeOf === processId ? [] : [planeOf]),

  'every node and flow is drawn exactly once': ({ elementIds, drawnIds }) => [
    ...elementIds.filter((id) => drawnIds.filter((drawn) => drawn === id).length !== 1),
    ...drawnIds.filter((id) => !elementIds.includes(id)),
  ],

  'no id is given twice': ({ ids }) => ids.filter((id, index) => ids.indexOf(id) !== index),

  'no two shapes touch': ({ shapes }) =>
    pairs(shapes)
      .filter(([a, b]) => touch(a.box, b.box) && !a.liesOn.includes(b.id) && !b.liesOn.includes(a.id))
      .map(named),

  'flows are orthogonal': ({ lines }) =>
    lines.filter(({ points }) => points.length < 2 || !segmentsOf(points).every(isOrthogonal)).map(({ id }) => id),

  'no flow crosses another': ({ lines }) => pairs(lines).filter(cross).map(named),

  'no flow runs through a shape': ({ lines, shapes }) =>
    lines.flatMap((line) => shapes.filter((shape) => runsThrough(line, shape)).map((shape) => named([line, shape]))),

  'flows start and end on the border of what they connect': ({ lines, shapes }) =>
    lines
      .filter(({ points: [first, ...others], sourceId, targetId }) =>
        [docks(first, sourceId, shapes), docks(others.at(-1), targetId, shapes)].includes(false),
      )
      .map(({ id }) => id),

  'every name beside its shape or flow has room for its text': ({ shapes, lines }) =>
    [...shapes.filter(({ outline }) => outline !== 'box'), ...lines]
      .filter(({ name, label }) => name !== '' && !(label && label.width >= textWidth(name) && label.height >= 13))
      .map(({ id }) => id),

  'no label touches another label': (drawing) =>
    pairs(labelsOf(drawing))
      .filter(([a, b]) => touch(a.box, b.box))
      .map(named),

  'no label touches a shape': (drawing) =>
    labelsOf(drawing).flatMap((label) =>
      drawing.shapes.filter((shape) => covers(shape, label)).map((shape) => named([label, shape])),
    ),

  'no label touches the flow of another': (drawing) =>
    labelsOf(drawing).flatMap((label) =>
      drawing.lines
        .filter((line) => line.id !== label.id && segmentsOf(line.points).some((s) => touch(boxAround(s), label.box)))
        .map((line) => named([label, line])),
    ),

  'every gateway that decides asks a question or names its answers': ({ shapes, lines }) =>
    shapes
      .filter(({ type }) => type.endsWith('Gateway') && type !== 'ParallelGateway')
      .map(({ id, name }) => ({ id, name, answers: lines.filter(({ sourceId }) => sourceId === id) }))
      .filter(({ name, answers }) => answers.length > 1 && !name.endsWith('？') && answers.some((flow) => !flow.name))
      .map(({ id }) => id),

  'every activity, event and named flow has a Chinese name': ({ shapes, lines }) =>
    [...shapes.filter(({ type }) => !type.endsWith('Gateway')), ...lines.filter(({ name }) => name !== '')]
      .filter(({ name }) => !/\p{Script=Han}/u.test(name))
      .map(({ id }) => id),
};

/** A label may lie inside a sub-process as a whole, and otherwise on nothing. */
const covers = ({ type, box }: Shape, label: Label): boolean =>
  touch(box, label.box) && !(type.endsWith('SubProcess') && contains(box, label.box));

const named = ([a, b]: readonly [{ id: string }, { id: string }]): string => `${a.id} – ${b.id}`;

const pairs = <T>(all: T[]): [T, T][] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));

const labelsOf = ({ shapes, lines }: Drawing): Label[] =>
  [...shapes, ...lines].flatMap(({ id, name, label }) => (label ? [{ id, name, box: label }] : []));

/** Flows may meet in a point where both of them start or end, and nowhere else. */
function cross([a, b]: [Line, Line]): boolean {
  const meetings = segmentsOf(a.points).flatMap((one) =>
    segmentsOf(b.points).map((other) => shared(boxAround(one), boxAround(other))),
  );
  return meetings.some((met) => met && !(isPoint(met) && isEnd(met, a) && isEnd(met, b)));
}

const isPoint = ({ width, height }: Box): boolean => width === 0 && height === 0;

const isEnd = ({ x, y }: Point, { points }: Line): boolean =>
  [points[0], points.at(-1)].some((end) => end?.x === x && end.y === y);

/** A flow may touch the border of its two ends alone, and enter nothing but a sub-process around them. */
function runsThrough({ points, sourceId, targetId }: Line, shape: Shape): boolean {
  const isEndOf = shape.id === sourceId || shape.id === targetId;
  const isAround = shape.type.endsWith('SubProcess') && !isEndOf;
  if (isAround) return false;
  return segmentsOf(points).some((segment) =>
    isEndOf ? enters(segment, shape.box) : touch(boxAround(segment), shape.box),
  );
}

function docks(point: Point | undefined, shapeId: string, shapes: Shape[]): boolean {
  const shape = shapes.find(({ id }) => id === shapeId);
  return point !== undefined && shape !== undefined && isOnBorder(point, shape.box, shape.outline);
}
