import { readdirSync, readFileSync } from 'node:fs';
import { checkDiagram } from '../../modules/process-definitions/checks/index.js';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import { program } from '../engine/support/diagrams.js';
import { findingsIn } from './support/checking.js';
import { VALID_DRAWINGS, VALID_EVENTS } from './support/valid-events.js';
import { VALID_ACTIVITIES, VALID_WAYS } from './support/valid-diagrams.js';

const NOW = new Date('2026-03-02T01:00:00Z');
const VARIABLES = {
  n: 1,
  units: ['u'],
  wait: 'PT1H',
  order: 'A',
  kind: 'follow-up',
  a: 1,
  b: 2,
  urgent: false,
  lead: 'u',
};
const SHIPPED = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));

describe.each(Object.entries({ VALID_ACTIVITIES, VALID_WAYS, VALID_EVENTS, VALID_DRAWINGS }))(
  '%s',
  (_family, cases) => {
    it.each(cases)('pass without a finding and start: %s', async (_what, xml) => {
      expect(await findingsIn(xml)).toEqual([]);
      const run = await ProcessRun.create(await program(xml), { ...VARIABLES });
      expect(run.begin(NOW).events[0]).toMatchObject({ type: 'element.entered' });
    });
  },
);

describe('the shipped processes', () => {
  it.each(SHIPPED)('processes/%s passes without a finding', async (file) => {
    const xml = readFileSync(`processes/${file}`, 'utf8');
    const taskTypes = [...readFileSync('processes/README.md', 'utf8').matchAll(/`([a-z-]+\.[a-z-]+)`(?!\.)/g)].map(
      ([, type = '']) => type,
    );
    const publishedKeys = SHIPPED.map((name) => name.replace('.bpmn', ''));
    const { processes, findings } = await checkDiagram(xml, { taskTypes, publishedKeys });
    expect({ keys: processes.map(({ key }) => key), findings }).toEqual({
      keys: [file.replace('.bpmn', '')],
      findings: [],
    });
  });
});

describe('a diagram that names no process', () => {
  it('still has a key to be stored under', async () => {
    const context = { taskTypes: [], publishedKeys: [] };
    const empty = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>';
    expect(await checkDiagram(empty, context)).toMatchObject({ processes: [{ key: 'unnamed', name: 'unnamed' }] });
    const named = await checkDiagram(empty.replace('/>', '><process id="p" name="办理&#0;"/></definitions>'), context);
    expect(named).toMatchObject({ processes: [{ key: 'p', name: '办理' }] });
  });
});
