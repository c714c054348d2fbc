import { readdirSync, readFileSync } from 'node:fs';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import type { StoredSnapshot } from '../../modules/process-engine/run/snapshot.js';
import { program } from './support/diagrams.js';

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
