import { diagram, flows } from '../../engine/support/diagrams.js';
import { TwoNodes } from '../support/nodes.js';

const version = (task: string) =>
  diagram(`<startEvent id="s"/><userTask id="${task}"/><endEvent id="e"/>${flows(`s>${task}`, `${task}>e`)}`);

describe('a new version published on one node while another starts instances', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(version('v1'));
  });
  afterAll(() => nodes.close());

  it('is taken or not, never in parts, and by everyone who starts afterwards', async () => {
    for (let next = 2; next < 8; next++) {
      const [, ...started] = await Promise.all([
        nodes.a.publish(version(`v${next}`)),
        ...Array.from({ length: 4 }, () => nodes.b.start('p')),
      ]);
      for (const { instance } of started) {
        expect([next - 1, next]).toContain(instance.definitionVersion);
        expect(await nodes.b.waiting(instance.id)).toEqual([`v${instance.definitionVersion}`]);
      }
      expect((await nodes.b.start('p')).instance.definitionVersion).toBe(next);
    }
  });

  it('is finished on its version by a node that never saw it before', async () => {
    const { instance } = await nodes.a.start('p');
    await nodes.a.publish(version('newest'));
    await nodes.b.complete(instance.id, `v${instance.definitionVersion}`);
    expect(await nodes.a.view(instance.id)).toMatchObject({ status: 'completed' });
  });
});
