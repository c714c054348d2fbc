import { readFileSync, readdirSync } from 'node:fs';
import { buildModel, readDiagram } from '../../modules/process-engine/index.js';
import { Program } from '../../modules/process-engine/run/program.js';
import { walk } from './walk.js';

const FILES = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));
const START = { leadUnit: 'LS-DCG', coUnits: ['LS-DHB'], followUpAttempts: 0, urgency: 'general' };

describe.each(FILES)('processes/%s', (file) => {
  it.each(['general', 'inquiry'])('reaches its end from everywhere, started as %s', async (urgency) => {
    const program = new Program(buildModel(await readDiagram(readFileSync(`processes/${file}`, 'utf8'))));
    expect((await walk(program, { ...START, urgency })).stuck).toEqual([]);
  });

  it('takes every flow and enters every element on some path', async () => {
    const program = new Program(buildModel(await readDiagram(readFileSync(`processes/${file}`, 'utf8'))));
    const walks = [await walk(program, START), await walk(program, { ...START, urgency: 'inquiry' })];
    const taken = new Set(walks.flatMap(({ flows, elements }) => [...flows, ...elements]));
    const all = [...program.model.flows.keys(), ...program.model.elements.keys()];
    expect(all.filter((id) => !taken.has(id))).toEqual([]);
  });
});
