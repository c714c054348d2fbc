import { globSync, readFileSync } from 'node:fs';

/** Behaviours are called as BPMN calls the element, whatever else has that name. */
const BEHAVIOURS = 'modules/process-engine/elements';

/** Names of the classes that a file exports. */
const classesOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);

describe('the classes of the program', () => {
  it('have each a name of their own, also because the description of the API knows shapes by name alone', () => {
    const files = globSync(['modules/**/*.ts', 'apps/**/*.ts'], { exclude: [`${BEHAVIOURS}/**`] });
    const names = files.flatMap(classesOf);
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
