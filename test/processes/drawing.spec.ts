import { readFileSync, readdirSync } from 'node:fs';
import { readDrawing, type Drawing, type Line, type Shape } from './drawing.js';
import { RULES } from './drawing-rules.js';

const FILES = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));
const drawingOf = async (file: string) => readDrawing(readFileSync(`processes/${file}`, 'utf8'));

describe.each(FILES)('the drawing of processes/%s', (file) => {
  it.each(Object.entries(RULES))('%s', async (_rule, faults) => {
    expect(faults(await drawingOf(file))).toEqual([]);
  });
});

type Spoil = [rule: string, fault: string, spoil: (drawing: Drawing) => void];

const shape = ({ shapes }: Drawing, id: string): Shape => shapes.find((one) => one.id === id)!;
const line = ({ lines }: Drawing, id: string): Line => lines.find((one) => one.id === id)!;

/** Every rule with a stroke of the pen in follow-up.bpmn that breaks it, and what the rule then answers. */
const SPOILS: Spoil[] = [
  ['the plane is that of the process', 'rework', (drawing) => (drawing.planeOf = 'rework')],
  ['every node and flow is drawn exactly once', 'Call', (drawing) => drawing.drawnIds.push('Call')],
  ['every node and flow is drawn exactly once', 'Due', (drawing) => drawing.drawnIds.shift()],
  ['every node and flow is drawn exactly once', 'Gone', (drawing) => drawing.drawnIds.push('Gone')],
  ['no id is given twice', 'Call_di', (drawing) => drawing.ids.push('Call_di')],
  ['no two shapes touch', 'Due – DrawSample', (drawing) => (shape(drawing, 'DrawSample').box.x = 190)],
  ['flows are orthogonal', 'DrawSample_Sampled', (drawing) => line(drawing, 'DrawSample_Sampled').points[1]!.y++],
  [
    'no flow crosses another',
    'Sampled_Exempt – Reached_TryAgain',
    (drawing) =>
      line(drawing, 'Reached_TryAgain').points.push({ x: 400, y: 320 }, { x: 400, y: 300 }, { x: 500, y: 300 }),
  ],
  [
    'no flow crosses another',
    'Sampled_Call – Call_Reached',
    (drawing) => (line(drawing, 'Call_Reached').points[0]!.x = 500),
  ],
  [
    'no flow runs through a shape',
    'Sampled_Call – Exempt',
    (drawing) => Object.assign(shape(drawing, 'Exempt').box, { x: 470, y: 150 }),
  ],
  [
    'no flow runs through a shape',
    'Call_Reached – Call',
    (drawing) => (line(drawing, 'Call_Reached').points[0]!.x -= 5),
  ],
  [
    'flows start and end on the border of what they connect',
    'Due_DrawSample',
    (drawing) => (line(drawing, 'Due_DrawSample').points[0]!.x += 5),
  ],
  [
    'flows start and end on the border of what they connect',
    'Reached_TryAgain',
    (drawing) => (line(drawing, 'Reached_TryAgain').points[0]!.x += 10),
  ],
  [
    'every name beside its shape or flow has room for its text',
    'Exempt',
    (drawing) => (shape(drawing, 'Exempt').label = undefined),
  ],
  [
    'every name beside its shape or flow has room for its text',
    'Reached_TryAgain',
    (drawing) => (line(drawing, 'Reached_TryAgain').name = '未联系上，四小时后再试'),
  ],
  [
    'no label touches another label',
    'Reached – Answered',
    ({ shapes }) => (shapes.at(-2)!.label = shapes.at(4)!.label),
  ],
  ['no label touches a shape', 'Sampled_Call – Call', (drawing) => (line(drawing, 'Sampled_Call').label!.x += 30)],
  [
    'no label touches the flow of another',
    'Reached – Reached_TryAgain',
    (drawing) => Object.assign(shape(drawing, 'Reached').label!, { y: 220 }),
  ],
  [
    'every gateway that decides asks a question or names its answers',
    'Sampled',
    (drawing) => (shape(drawing, 'Sampled').name = line(drawing, 'Sampled_Call').name = ''),
  ],
  ['every activity, event and named flow has a Chinese name', 'Due', (drawing) => (shape(drawing, 'Due').name = 'Due')],
];

describe('a spoiled drawing', () => {
  it.each(SPOILS)('breaks "%s": %s', async (rule, fault, spoil) => {
    const drawing = await drawingOf('follow-up.bpmn');
    spoil(drawing);
    expect(RULES[rule]!(drawing)).toContain(fault);
  });

  it('is known for every rule', () => {
    expect(new Set(SPOILS.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
  });
});
