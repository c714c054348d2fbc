import { diagram, flows } from '../../engine/support/diagrams.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

const version = (task: string) =>
  diagram(`<startEvent id="s"/><userTask id="${task}"/><endEvent id="e"/>${flows(`s>${task}`, `${task}>e`)}`);

describe('two versions of one process published at the same moment on two nodes', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
  });
  afterAll(() => nodes.close());

  it('get numbers of their own', async () => {
    for (let round = 0; round < 10; round++) {
      const both = [nodes.a, nodes.b].map((node, index) => node.publish(version(`t${round}_${index}`)));
      expect(outcomes(await Promise.allSettled(both))).toEqual(['done', 'done']);
    }
    const rows = await nodes.a.database.query(
      `SELECT version FROM process_definition WHERE key = 'p' ORDER BY version`,
    );
    expect(rows).toHaveLength(20);
  });
});
