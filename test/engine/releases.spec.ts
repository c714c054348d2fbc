import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import type { StoredSnapshot } from '../../modules/process-engine/run/snapshot.js';
import { program } from './support/diagrams.js';
import { drive } from './support/drive.js';
import { RELEASE_CASES } from './support/release-cases.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const FOLDER = 'test/engine/releases';

/** An instance as a release left it, and what must still come of it. */
interface Left {
  name: string;
  xml: string;
  snapshot: StoredSnapshot;
  after: [elementId: string, values?: object][];
  ended: string;
  values: object;
}

/** Before a release: WRITE_RELEASE=0.2 npm test -- test/engine/releases keeps what it writes for those after it. */
if (process.env.WRITE_RELEASE) await writeRelease(process.env.WRITE_RELEASE);

async function writeRelease(release: string): Promise<void> {
  const left: Left[] = [];
  for (const { name, xml, variables, before, after } of RELEASE_CASES) {
    const { run } = await drive(xml, variables, before);
    const snapshot = structuredClone(run.snapshot());
    const { ended, values } = await drive(xml, variables, [...before, ...after]);
    left.push({ name, xml, snapshot, after: after.map(([id, answer]) => [id, answer]), ended: ended ?? '', values });
  }
  writeFileSync(`${FOLDER}/${release}.json`, `[\n${left.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

it('is kept for every state that a snapshot can hold', () => {
  const newest = readdirSync(FOLDER).sort().at(-1) ?? '';
  const names = (JSON.parse(readFileSync(`${FOLDER}/${newest}`, 'utf8')) as Left[]).map(({ name }) => name);
  expect(names).toEqual(RELEASE_CASES.map(({ name }) => name));
});

describe.each(readdirSync(FOLDER))('an instance written by release %s', (file) => {
  const left = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Left[];

  it.each(left.map((each) => [each.name, each] as const))(
    'goes on: %s',
    async (_name, { xml, snapshot, after, ...end }) => {
      const prepared = await program(xml);
      let run = await ProcessRun.recover(prepared, snapshot);
      let ended: string | null = null;
      for (const [elementId, values = {}] of after) {
        const wait = run.openWaits().find((open) => open.elementId === elementId);
        expect({ elementId, waits: wait !== undefined }).toEqual({ elementId, waits: true });
        ended = run.answer(NOW, wait?.executionId ?? '', { ...values }).ended;
        run = await ProcessRun.recover(prepared, JSON.parse(JSON.stringify(run.snapshot())));
      }
      expect({ ended, values: run.values }).toEqual({ ended: end.ended, values: end.values });
    },
  );
});
