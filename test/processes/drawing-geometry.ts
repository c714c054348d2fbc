export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export type Segment = readonly [from: Point, to: Point];

export const segmentsOf = (points: Point[]): Segment[] =>
  points.slice(1).map((to, index) => [points[index] ?? to, to] as const);

export const isOrthogonal = ([from, to]: Segment): boolean => (from.x === to.x) !== (from.y === to.y);

/** The smallest box around a segment; without height or width when the segment is orthogonal. */
export const boxAround = ([from, to]: Segment): Box => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(from.x - to.x),
  height: Math.abs(from.y - to.y),
});

/** What two boxes share, borders included; null when they are apart. */
export function shared(a: Box, b: Box): Box | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width < 0 || height < 0 ? null : { x, y, width, height };
}

export const touch = (a: Box, b: Box): boolean => shared(a, b) !== null;

/** Whether a box lies inside another as a whole. */
export const contains = (outer: Box, { x, y, width, height }: Box): boolean =>
  x > outer.x && y > outer.y && x + width < outer.x + outer.width && y + height < outer.y + outer.height;

/** Whether a segment runs inside a box and not only along its border. */
export const enters = (segment: Segment, { x, y, width, height }: Box): boolean =>
  touch(boxAround(segment), { x: x + 1, y: y + 1, width: width - 2, height: height - 2 });

const BORDER: Record<'box' | 'diamond' | 'circle', (dx: number, dy: number) => number> = {
  box: (dx, dy) => Math.max(dx, dy),
  diamond: (dx, dy) => dx + dy,
  circle: (dx, dy) => Math.hypot(dx, dy),
};

/** Whether a point lies on the outline that fills a box. */
export function isOnBorder(point: Point, box: Box, outline: keyof typeof BORDER): boolean {
  const dx = Math.abs(point.x - box.x - box.width / 2) / (box.width / 2);
  const dy = Math.abs(point.y - box.y - box.height / 2) / (box.height / 2);
  return Math.abs(BORDER[outline](dx, dy) - 1) < 0.02;
}

/** Width in pixels of a label in the 11 pixel type of bpmn-js; Chinese characters and their punctuation are square. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (character > '\u2E7F' ? 11 : 6), 0);
