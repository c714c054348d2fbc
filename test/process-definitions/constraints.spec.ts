import { brief, findingsIn, type Constraint } from './support/checking.js';
import { CONSTRAINTS } from './support/constraints.js';

const faultsIn = async (xml: string): Promise<string[]> =>
  brief((await findingsIn(xml)).filter(({ severity }) => severity === 'error'));

describe.each(Object.entries(CONSTRAINTS))('constraints of BPMN: %s', (_family, constraints: Constraint[]) => {
  it.each(constraints)('%s is found where there is %s, and not in its twin', async (breaks, _how, broken, twin) => {
    expect(await faultsIn(broken)).toContain(breaks);
    expect(await faultsIn(twin)).toEqual([]);
  });
});
