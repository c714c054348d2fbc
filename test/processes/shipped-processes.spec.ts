import { readFileSync, readdirSync } from 'node:fs';
import { buildModel, readDiagram } from '../../modules/process-engine/index.js';
import { Program } from '../../modules/process-engine/run/program.js';
import { walk } from './walk.js';

const FILES = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));
const LATER = '2026-03-03T01:00:00Z';

/** What the diagrams find set when they come to a step, whoever set it. */
const START = {
  ...{
    urgency: 'general',
    leadUnit: 'LS-DCG',
    coUnits: ['LS-DHB'],
    unit: 'LS-DCG',
    reviewGroup: 'unit:LS-DCG:reviewer',
  },
  ...{ followUpAttempts: 0, followUpMaxAttempts: 3, followUpRetryAfter: 'PT4H', reworkRound: 1, returns: 0 },
  ...{ responders: ['LS-DCG'], deadlines: { respond: { warnAt: LATER, dueAt: LATER } } },
  ...{ supervisionDueAt: LATER, opinionDueAt: LATER, noShowAt: LATER, meetAt: LATER },
  ...{ consultUnits: ['LS-DCG'], whistleUnits: ['LS-DCG'], whistleUnit: 'LS-SZ' },
  ...{ extensionUnit: 'LS-DCG', approverGroup: 'role:dispatcher', receptionAt: LATER, receptionCases: ['c'] },
  meetingItems: [{ caseId: 'c', leadUnit: 'LS-DCG', dueAt: LATER }],
  decisions: [{ unit: 'LS-DCG', role: 'lead', task: '修复', dueAt: LATER }],
};

/** Beginnings that lead where the first one does not. */
const STARTS = [
  START,
  { ...START, urgency: 'inquiry' },
  { ...START, leadUnit: null, responders: [], police: true },
  { ...START, consultUnits: [] },
  { ...START, reworkRound: 3 },
];

const programOf = async (file: string) =>
  new Program(buildModel(await readDiagram(readFileSync(`processes/${file}`, 'utf8'))));

describe.each(FILES)('processes/%s', (file) => {
  it('reaches its end from everywhere', async () => {
    const program = await programOf(file);
    for (const start of STARTS) expect((await walk(program, start)).stuck).toEqual([]);
  });

  it('takes every flow and enters every element on some path', async () => {
    const program = await programOf(file);
    const walks = await Promise.all(STARTS.map((start) => walk(program, start)));
    const taken = new Set(walks.flatMap(({ flows, elements }) => [...flows, ...elements]));
    const all = [...program.model.flows.keys(), ...program.model.elements.keys()];
    expect(all.filter((id) => !taken.has(id))).toEqual([]);
  });
});
