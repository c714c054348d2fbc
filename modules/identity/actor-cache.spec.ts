import { SYSTEM } from '../kernel/index.js';
import { ActorCache } from './actor-cache.js';

let time = 0;
let cache: ActorCache;

beforeEach(() => {
  time = 1000;
  cache = new ActorCache(() => time);
});

const actor = { ...SYSTEM, id: 'a' };
const keep = (key: string, lifeMs = 3_600_000, who = actor) => cache.keep(key, who, lifeMs, cache.generation);

describe('the sessions seen lately', () => {
  it('are believed for thirty seconds', () => {
    keep('k');
    time += 29_999;
    expect(cache.find('k')).toBe(actor);
    time += 1;
    expect(cache.find('k')).toBeNull();
  });

  it('are not believed longer than the session lasts', () => {
    keep('k', 5);
    time += 5;
    expect(cache.find('k')).toBeNull();
  });

  it('are forgotten one by one, or for a whole account', () => {
    for (const key of ['k', 'l', 'm']) keep(key);
    keep('other', 1000, { ...SYSTEM, id: 'b' });
    cache.forget('k');
    expect([cache.find('k'), cache.find('l')]).toEqual([null, actor]);
    cache.forgetAccount('a');
    expect([cache.find('l'), cache.find('m')]).toEqual([null, null]);
    expect(cache.find('other')?.id).toBe('b');
  });

  it('do not come back by an answer of the database from before they were forgotten', () => {
    const { generation } = cache;
    cache.forgetAccount('a');
    cache.keep('k', actor, 1000, generation);
    expect(cache.find('k')).toBeNull();
  });

  it('give way, the one not asked for longest first', () => {
    for (let n = 0; n < 10_000; n++) keep(`k${String(n)}`);
    cache.find('k0');
    keep('one more');
    expect(cache.find('k0')).toBe(actor);
    expect(cache.find('k1')).toBeNull();
  });
});
