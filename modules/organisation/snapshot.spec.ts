import { Snapshot } from './snapshot.js';

// ES modules have no global jest
const { jest: timers } = import.meta as unknown as { jest: typeof jest };

/** A source whose answers the spec lets go. */
function source() {
  const state = { revision: '1', loads: 0 };
  const snapshot = new Snapshot({
    revision: () => Promise.resolve(state.revision),
    load: () => {
      state.loads++;
      const { revision } = state;
      return Promise.resolve({ revision, value: `content ${revision}` });
    },
  });
  return { state, snapshot };
}

describe('a snapshot', () => {
  it('cannot be read before it was loaded', () => {
    expect(() => source().snapshot.value).toThrow('refresh');
  });

  it('is loaded again only when the revision is another', async () => {
    const { state, snapshot } = source();
    await snapshot.refresh();
    await snapshot.refresh();
    expect(state.loads).toBe(1);
    state.revision = '2';
    expect(snapshot.value).toBe('content 1');
    await snapshot.refresh();
    expect(snapshot.value).toBe('content 2');
  });

  it('shows what was there when refresh was called, also while another refresh runs', async () => {
    const { state, snapshot } = source();
    const running = snapshot.refresh();
    await Promise.resolve();
    await Promise.resolve();
    state.revision = '2';
    const mine = snapshot.refresh();
    expect(snapshot.refresh()).toBe(mine);
    await mine;
    expect(snapshot.value).toBe('content 2');
    await running;
  });

  it('keeps what it has when the source fails, and goes on after it', async () => {
    const { state, snapshot } = source();
    await snapshot.refresh();
    const broken = new Snapshot({
      revision: () => Promise.reject(new Error('down')),
      load: () => Promise.reject(new Error()),
    });
    await expect(broken.refresh()).rejects.toThrow('down');
    await expect(broken.refresh()).rejects.toThrow('down');
    state.revision = '2';
    await snapshot.refresh();
    expect(snapshot.value).toBe('content 2');
  });

  it('follows the source every second until it is stopped', async () => {
    timers.useFakeTimers();
    const { state, snapshot } = source();
    await snapshot.refresh();
    snapshot.follow();
    state.revision = '2';
    await timers.advanceTimersByTimeAsync(999);
    expect(snapshot.value).toBe('content 1');
    await timers.advanceTimersByTimeAsync(1);
    expect(snapshot.value).toBe('content 2');
    await snapshot.stop();
    state.revision = '3';
    await timers.advanceTimersByTimeAsync(5000);
    expect(snapshot.value).toBe('content 2');
    timers.useRealTimers();
  });
});
