import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { drive } from './support/drive.js';
import { refusals } from './support/publishing.js';
import { ACTIVITY_ROWS } from './conformance/activity-rows.js';
import { DATA_ROWS } from './conformance/data-rows.js';
import { EVENT_ROWS } from './conformance/event-rows.js';
import { GATEWAY_ROWS } from './conformance/gateway-rows.js';
import type { Outcome, Row } from './conformance/row.js';

/** Written by UPDATE_DOCS=1 npm test -- test/engine/conformance */
const DOCS = 'docs/conformance.md';
const HERE = 'test/engine/conformance.spec.ts';
const ROWS = [...EVENT_ROWS, ...GATEWAY_ROWS, ...ACTIVITY_ROWS, ...DATA_ROWS];
const titleOf = ({ element, kind, position }: Row): string => [element, kind, position].filter(Boolean).join(' | ');

describe('what BPMN draws', () => {
  it.each(ROWS.map((row) => [titleOf(row), row] as const))(
    'runs as it says, is refused, or is known to be open: %s',
    async (_title, row) => {
      const { xml, outcome } = row;
      const refused = await refusals(xml);
      if ('rule' in outcome) {
        expect(refused.map((each) => each.split('@')[0])).toContain(outcome.rule);
        return;
      }
      expect(refused).toEqual([]);
      if ('open' in outcome) return;
      expect(await drive(xml, outcome.given, outcome.answers, outcome.at)).toMatchObject(outcome.expected);
    },
  );
});

describe('the conformance table', () => {
  it('names no line twice, and only tests that exist', () => {
    expect(new Set(ROWS.map(titleOf)).size).toBe(ROWS.length);
    const also = ROWS.flatMap(({ outcome }) => ('also' in outcome && outcome.also ? [outcome.also] : []));
    expect(also.filter((file) => !existsSync(`test/engine/${file}`))).toEqual([]);
  });

  it('stands in docs/conformance.md as the rows above say', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(DOCS, table());
    expect(readFileSync(DOCS, 'utf8')).toBe(table());
  });
});

function table(): string {
  const runs = ROWS.filter(({ outcome }) => 'expected' in outcome).length;
  const open = ROWS.filter(({ outcome }) => 'open' in outcome).length;
  return `# Conformance

What BPMN 2.0 draws, and what becomes of it here: \`runs\`, and the test that drove it on the engine, recovered from a snapshot
before every step; or \`refused\`, and the [rule](publish-rules.md) that says so at publish. \`open\` is what is
neither: a defect that is known.
Written by \`${HERE}\` from what it has just driven, never by hand (\`UPDATE_DOCS=1 npm test -- test/engine/conformance\`).

${ROWS.length} lines: ${runs} run, ${ROWS.length - runs - open} are refused, ${open} open.

| element | kind | position | outcome |
| --- | --- | --- | --- |
${ROWS.map(lineOf).join('\n')}
`;
}

const lineOf = ({ element, kind, position, outcome }: Row): string =>
  `| ${element} | ${kind} | ${position} | ${told(outcome)} |`;

function told(outcome: Outcome): string {
  if ('rule' in outcome) return `refused: \`${outcome.rule}\``;
  if ('open' in outcome) return `open: ${outcome.open}`;
  return ['runs: `conformance.spec.ts`', ...(outcome.also ? [`\`${outcome.also}\``] : [])].join(', ');
}
