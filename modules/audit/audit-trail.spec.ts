import fc from 'fast-check';
import { SavepointNeeded } from '../database/transaction.js';
import { createTestDatabase } from '../../test/support/index.js';
import { newId, SYSTEM, type Actor } from '../kernel/index.js';
import { AuditReader, AuditTrail, eventHash, GENESIS, type AuditEvent } from './index.js';

const AGENT: Actor = { kind: 'user', id: newId(), username: 'zhang', name: '张三', unitCode: 'LS', roles: ['agent'] };
const AT = new Date('2026-03-02T09:00:00.123+08:00');

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let trail: AuditTrail;
let reader: AuditReader;

beforeAll(async () => {
  test = await createTestDatabase();
  trail = new AuditTrail();
  reader = new AuditReader(test.database);
});
afterAll(() => test.close());

const write = (stream: string, ...types: string[]): Promise<void> =>
  test.database.transaction((tx) => {
    for (const type of types) trail.record(tx, stream, AGENT, { type, at: AT });
    return Promise.resolve();
  });

const events = async (stream: string): Promise<AuditEvent[]> => (await reader.list(stream, { limit: 200 })).items;

/** What only the owner of the tables can do: the triggers are off while `sql` runs. */
const tamper = async (table: string, sql: string, parameters: unknown[]): Promise<void> => {
  await test.database.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await test.database.query(sql, parameters);
  await test.database.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
};

describe('recording', () => {
  it('chains every event to the one before it, across transactions', async () => {
    const stream = newId();
    await write(stream, 'case.registered', 'case.dispatched');
    await write(stream, 'case.replied');
    const history = await events(stream);
    expect(history.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'case.registered'],
      [2, 'case.dispatched'],
      [3, 'case.replied'],
    ]);
    expect(history.map(({ previousHash }) => previousHash)).toEqual([GENESIS, history[0]?.hash, history[1]?.hash]);
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 3 });
  });

  it('keeps who, when, where and what, and seals it so that anyone can recompute it', async () => {
    const [stream, processInstanceId] = [newId(), newId()];
    const data = { reason: '群众催办', times: 2 };
    await test.database.transaction((tx) => {
      trail.record(tx, stream, AGENT, { type: 'task.opened', at: AT, processInstanceId, elementId: 'reply', data });
      data.times = 99; // the caller's object is the caller's again
      return Promise.resolve();
    });
    const [event] = await events(stream);
    const actor = { kind: 'user', id: AGENT.id, username: 'zhang', name: '张三', unitCode: 'LS' };
    expect(event?.actor).toEqual(actor);
    expect(event).toMatchObject({ seq: 1, at: AT, processInstanceId, elementId: 'reply' });
    expect(event?.data).toEqual({ reason: '群众催办', times: 2 });
    expect(event && eventHash(event)).toBe(event?.hash);
  });

  it('writes nothing when the transaction is undone', async () => {
    const stream = newId();
    const undone = test.database.transaction((tx) => {
      trail.record(tx, stream, SYSTEM, { type: 'case.registered', at: AT });
      return Promise.reject(new Error('no'));
    });
    await expect(undone).rejects.toThrow('no');
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 0 });
  });

  it('forgets what was recorded under a savepoint that was rolled back', async () => {
    const [stream, other] = [newId(), newId()];
    await test.database.transaction(async (tx) => {
      const failed = tx.savepoint(() => {
        trail.record(tx, other, SYSTEM, { type: 'task.opened', at: AT });
        return Promise.reject(new Error('no'));
      });
      const error = await failed.catch((thrown: unknown) => thrown);
      if (error instanceof SavepointNeeded) throw error;
      trail.record(tx, stream, SYSTEM, { type: 'incident.raised', at: AT });
    });
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 1 });
    expect(await reader.verify(other)).toEqual({ intact: true, events: 0 });
  });

  it('waits for one statement a transaction, however many streams and events', async () => {
    const [a, b] = [newId(), newId()];
    await test.database.transaction(async (tx) => {
      const sent: string[] = [];
      const query = tx.query.bind(tx);
      tx.query = <T>(sql: string, parameters?: unknown[]) => {
        sent.push(sql);
        return query<T>(sql, parameters);
      };
      for (const stream of [b, a, b]) trail.record(tx, stream, SYSTEM, { type: 'case.urged', at: AT });
      await tx.prepare();
      expect(sent).toHaveLength(1);
    });
    expect(await events(a)).toHaveLength(1);
    expect(await events(b)).toHaveLength(2);
  });

  it('takes events that another hook records while it commits', async () => {
    const stream = newId();
    await test.database.transaction((tx) => {
      trail.record(tx, stream, SYSTEM, { type: 'task.completed', at: AT });
      tx.beforeCommit(() => {
        trail.record(tx, stream, SYSTEM, { type: 'task.opened', at: AT });
      });
      return Promise.resolve();
    });
    expect((await events(stream)).map(({ type }) => type)).toEqual(['task.completed', 'task.opened']);
  });

  it('spells a stream as PostgreSQL does, and refuses what is no uuid', async () => {
    const stream = newId();
    await write(stream.toUpperCase(), 'case.registered');
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 1 });
    await expect(write('case-1', 'case.registered')).rejects.toThrow('not a uuid');
  });

  it('gives back any JSON with the seal it was written with', async () => {
    const anything = fc.dictionary(fc.string({ unit: 'binary' }), fc.anything({ withDate: true, withBigInt: true }));
    const texts = fc.array(fc.constantFrom('a', '\u0000', '\ud800', '\udfff', '\\', '"', '诉')).map((t) => t.join(''));
    const numbers = fc.constantFrom(1.0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, -0, 0.1 + 0.2, 2 ** 53 + 2);
    const data = fc.record({ anything, texts, numbers, double: fc.double() });
    const property = fc.asyncProperty(fc.array(data, { maxLength: 5 }), texts, async (list, text) => {
      const stream = newId();
      await test.database.transaction((tx) => {
        const actor = { ...SYSTEM, name: text };
        for (const one of list) trail.record(tx, stream, actor, { type: text, at: AT, elementId: text, data: one });
        return Promise.resolve();
      });
      expect(await reader.verify(stream)).toEqual({ intact: true, events: list.length });
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it('keeps one unbroken chain under twenty writers at once', async () => {
    const [stream, other] = [newId(), newId()];
    const writers = Array.from({ length: 20 }, (_, n) =>
      test.database.transaction((tx) => {
        const order = n % 2 ? [stream, other, stream] : [other, stream, stream];
        for (const one of order) trail.record(tx, one, SYSTEM, { type: 'case.urged', at: AT, data: { n } });
        return Promise.resolve();
      }),
    );
    await Promise.all(writers);
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 40 });
    expect(await reader.verify(other)).toEqual({ intact: true, events: 20 });
  });
});

describe('the database itself', () => {
  it.each([
    ['UPDATE audit_event SET type = type WHERE stream = $1'],
    ['DELETE FROM audit_event WHERE stream = $1'],
    ['DELETE FROM audit_chain WHERE stream = $1'],
    ['UPDATE audit_chain SET seq = seq - 1 WHERE stream = $1'],
    [`UPDATE audit_chain SET hash = 'x' WHERE stream = $1`],
    ['UPDATE audit_chain SET stream = gen_random_uuid(), seq = 9 WHERE stream = $1'],
  ])('refuses %s', async (sql) => {
    const stream = newId();
    await write(stream, 'case.registered', 'case.replied');
    await expect(test.database.query(sql, [stream])).rejects.toThrow(/append-only|only moves forward/);
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 2 });
  });

  it.each([['audit_event'], ['audit_chain']])('refuses TRUNCATE of %s', async (table) => {
    await expect(test.database.query(`TRUNCATE ${table}`)).rejects.toThrow('append-only');
  });
});

describe('verification finds what the owner of the tables did', () => {
  let stream: string;
  beforeEach(async () => {
    stream = newId();
    await write(stream, 'a', 'b', 'c', 'd');
  });
  const fault = (seq: number, reason: string) => ({ intact: false, events: seq - 1, firstFault: { seq, reason } });

  it('an altered event', async () => {
    await tamper('audit_event', `UPDATE audit_event SET actor = '{}' WHERE stream = $1 AND seq = 3`, [stream]);
    expect(await reader.verify(stream)).toEqual(fault(3, 'altered'));
  });

  it('an event altered together with its own seal', async () => {
    const second = { ...(await events(stream))[1], type: 'x' } as AuditEvent;
    const sql = 'UPDATE audit_event SET type = $2, hash = $3 WHERE stream = $1 AND seq = 2';
    await tamper('audit_event', sql, [stream, second.type, eventHash(second)]);
    expect(await reader.verify(stream)).toEqual(fault(3, 'unlinked'));
  });

  it('an event taken out, in the middle or at the end', async () => {
    await tamper('audit_event', 'DELETE FROM audit_event WHERE stream = $1 AND seq = 4', [stream]);
    expect(await reader.verify(stream)).toEqual(fault(4, 'missing'));
    await tamper('audit_event', 'DELETE FROM audit_event WHERE stream = $1 AND seq = 2', [stream]);
    expect(await reader.verify(stream)).toEqual(fault(2, 'missing'));
  });

  it('an event added past the head', async () => {
    const last = (await events(stream))[3] as AuditEvent;
    const forged = { ...last, seq: 5, previousHash: last.hash };
    await test.database.query(
      `INSERT INTO audit_event SELECT stream, 5, at, actor, type, process_instance_id, element_id, data, hash, $2
       FROM audit_event WHERE stream = $1 AND seq = 4`,
      [stream, eventHash(forged)],
    );
    const verdict = { intact: false, events: 5, firstFault: { seq: 5, reason: 'head-differs' } };
    expect(await reader.verify(stream)).toEqual(verdict);
  });

  it('a chain whose head was taken away', async () => {
    await tamper('audit_chain', 'DELETE FROM audit_chain WHERE stream = $1', [stream]);
    expect(await reader.verify(stream)).toMatchObject({
      intact: false,
      firstFault: { seq: 1, reason: 'head-differs' },
    });
  });
});

describe('reading', () => {
  it('pages through a stream, oldest first', async () => {
    const stream = newId();
    await write(stream, 'a', 'b', 'c');
    const first = await reader.list(stream, { limit: 2 });
    const second = await reader.list(stream, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(first.items.map(({ type }) => type)).toEqual(['a', 'b']);
    expect(second.items.map(({ type }) => type)).toEqual(['c']);
    expect(second.nextCursor).toBeNull();
  });

  it('pages through one process instance among others of its case', async () => {
    const [stream, mine, other] = [newId(), newId(), newId()];
    await test.database.transaction((tx) => {
      for (const processInstanceId of [mine, other, mine, mine])
        trail.record(tx, stream, SYSTEM, { type: 'element.entered', at: AT, processInstanceId });
      return Promise.resolve();
    });
    const first = await reader.listByProcessInstance(mine, { limit: 2 });
    const second = await reader.listByProcessInstance(mine, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([1, 3, 4]);
    expect(second.nextCursor).toBeNull();
  });

  it('refuses a cursor of another list', async () => {
    const cursor = Buffer.from(JSON.stringify(['2026-01-01', 'x'])).toString('base64url');
    await expect(reader.list(newId(), { limit: 2, cursor })).rejects.toThrow('cursor');
    await expect(reader.listByProcessInstance(newId(), { limit: 2, cursor })).rejects.toThrow('cursor');
  });

  it('verifies streams longer than a batch', async () => {
    const stream = newId();
    await write(stream, ...Array.from({ length: 1203 }, (_, n) => `e${String(n)}`));
    expect(await reader.verify(stream)).toEqual({ intact: true, events: 1203 });
  });
});
