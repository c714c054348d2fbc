import { readFileSync, writeFileSync } from 'node:fs';
import { RULES } from '../../modules/process-definitions/checks/rules/index.js';
import { diagram, flows } from '../engine/support/diagrams.js';
import { BROKEN_FILES, BROKEN_KINDS } from './support/broken-files.js';
import { BROKEN_EXPRESSIONS, BROKEN_EXTENSIONS, BROKEN_SETTINGS } from './support/broken-settings.js';
import { BROKEN_MEETINGS } from './support/broken-meetings.js';
import { BROKEN_PATHS, BROKEN_STARTS } from './support/broken-ways.js';
import { brief, findingsIn, type Broken } from './support/checking.js';
import { CONSTRAINTS } from './support/constraints.js';

/** Written by UPDATE_DOCS=1 npm test -- test/process-definitions/publish-rules */
const DOCS = 'docs/publish-rules.md';

const FAMILIES: Record<string, Broken[]> = {
  files: BROKEN_FILES,
  kinds: BROKEN_KINDS,
  extensions: BROKEN_EXTENSIONS,
  expressions: BROKEN_EXPRESSIONS,
  settings: BROKEN_SETTINGS,
  starts: BROKEN_STARTS,
  paths: BROKEN_PATHS,
  meetings: BROKEN_MEETINGS,
};

describe.each(Object.entries(FAMILIES))('publish rules on %s', (_family, cases) => {
  it.each(cases)('finds %s alone in a diagram with %s', async (breaks, _how, xml) => {
    const findings = await findingsIn(xml);
    expect(brief(findings)).toEqual([breaks]);
    for (const { message, messageZh } of findings) {
      expect(message).toMatch(/^[A-Z"].*[.]$/);
      expect(messageZh).toMatch(/\p{Script=Han}.*。$/u);
      expect(message + messageZh).not.toMatch(/\{(it|detail)\}|undefined|""|“”/);
    }
  });
});

describe('the publish rules', () => {
  it('are each broken by some diagram above', () => {
    const cases = [...Object.values(FAMILIES), ...Object.values(CONSTRAINTS)].flat();
    const broken = new Set(cases.map(([breaks]) => breaks.split('@')[0]));
    expect(RULES.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  it('stand in docs/publish-rules.md, word for word', () => {
    const rows = RULES.map(({ name, severity, demands }) => `| \`${name}\` | ${severity} | ${demands} |`);
    const lines = readFileSync(DOCS, 'utf8').split('\n');
    const others = lines
      .filter((line) => !line.startsWith('| `'))
      .join('\n')
      .trimEnd();
    if (process.env.UPDATE_DOCS) writeFileSync(DOCS, `${others}\n${rows.join('\n')}\n`);
    expect(readFileSync(DOCS, 'utf8')).toBe(`${others}\n${rows.join('\n')}\n`);
  });

  it('come to an end on diagrams drawn to keep them busy, with no more findings than people can read', async () => {
    const circles = Array.from(
      { length: 3000 },
      (_, i) => `<task id="a${i}"/><task id="b${i}"/>${flows(`a${i}>b${i}`, `b${i}>a${i}`)}`,
    );
    for (const body of [circles.join(''), '<subProcess>'.repeat(20_000) + '</subProcess>'.repeat(20_000)]) {
      const findings = await findingsIn(diagram(body));
      expect(findings[0]?.severity).toBe('error');
      expect(findings.length).toBeLessThanOrEqual(500);
    }
  });

  it('name the element as people know it', async () => {
    const [, , xml] = BROKEN_SETTINGS.find(([breaks]) => breaks === 'nobody-may-do-it@x')!;
    const [finding] = await findingsIn(xml.replace('id="x"', 'id="x" name="派单"'));
    expect(finding).toMatchObject({ elementId: 'x', severity: 'warning' });
    expect(finding?.message).toContain('"派单"');
    expect(finding?.messageZh).toContain('“派单”');
  });
});
