import { Logger } from '@nestjs/common';
import { SavepointNeeded } from '../../modules/database/transaction.js';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

let test: TestDatabase;
let heard: string[];
const hear = (word: string) => (): void => void heard.push(word);
const fail = (word: string) => (): never => {
  heard.push(word);
  throw new Error(word);
};

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.query('CREATE TABLE notes (id int PRIMARY KEY, text text UNIQUE DEFERRABLE INITIALLY DEFERRED)');
});
beforeEach(async () => {
  heard = [];
  await test.database.query('TRUNCATE notes');
});
afterAll(() => test.drop());

const LOST_RACE = `DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`;

const notes = async (): Promise<number[]> => {
  const rows = await test.database.query<{ id: number }>('SELECT id FROM notes ORDER BY id');
  return rows.map(({ id }) => id);
};
const busyConnections = (): number => {
  const pool = (test.database.dataSource.driver as unknown as { master: { totalCount: number; idleCount: number } })
    .master;
  return pool.totalCount - pool.idleCount;
};

describe('a transaction', () => {
  it('keeps all of its work and answers its result', async () => {
    const result = await test.database.transaction(async (tx) => {
      await tx.query('INSERT INTO notes VALUES (1)');
      await tx.manager.query('INSERT INTO notes VALUES (2)');
      return 'done';
    });

    expect(result).toBe('done');
    expect(await notes()).toEqual([1, 2]);
  });

  it('keeps nothing of its work when the work throws', async () => {
    const attempt = test.database.transaction(async (tx) => {
      await tx.query('INSERT INTO notes VALUES (1)');
      throw new Error('refused');
    });

    await expect(attempt).rejects.toThrow('refused');
    expect(await notes()).toEqual([]);
    expect(busyConnections()).toBe(0);
  });

  it('answers the rows of a read and of a RETURNING', async () => {
    await test.database.transaction(async (tx) => {
      expect(await tx.query('INSERT INTO notes VALUES ($1, $2) RETURNING id, text', [1, 'a'])).toEqual([
        { id: 1, text: 'a' },
      ]);
      expect(await tx.query('UPDATE notes SET text = $1 RETURNING text', ['b'])).toEqual([{ text: 'b' }]);
      expect(await tx.query('SELECT id FROM notes')).toEqual([{ id: 1 }]);
      expect(await tx.query('DELETE FROM notes RETURNING id')).toEqual([{ id: 1 }]);
      expect(await tx.query('DELETE FROM notes')).toEqual([]);
    });
    expect(await test.database.query('INSERT INTO notes VALUES (3) RETURNING id')).toEqual([{ id: 3 }]);
  });

  it('refuses to call itself done when a failed statement was caught and ignored', async () => {
    const attempt = test.database.transaction(async (tx) => {
      await tx.query('INSERT INTO notes VALUES (1)');
      await tx.query('INSERT INTO notes VALUES (1)').catch(() => undefined);
      tx.afterCommit(hear('committed'));
    });

    await expect(attempt).rejects.toThrow('nothing of it was kept');
    expect(heard).toEqual([]);
  });
});

describe('a transaction that loses a race', () => {
  it('is tried again from the start, four times at most', async () => {
    let tries = 0;
    const lose = (until: number) =>
      test.database.transaction(async (tx) => {
        await tx.query('INSERT INTO notes VALUES (1)');
        if (++tries < until) await tx.query(LOST_RACE);
      });

    await lose(3);
    expect([tries, await notes()]).toEqual([3, [1]]);

    tries = 0;
    await test.database.query('TRUNCATE notes');
    await expect(lose(9)).rejects.toThrow('deadlock');
    expect([tries, await notes(), busyConnections()]).toEqual([4, [], 0]);
  });

  it('is not tried again when only a hook after its COMMIT lost one', async () => {
    let tries = 0;
    const attempt = test.database.transaction(async (tx) => {
      tx.afterCommit(async () => void (await test.database.query(LOST_RACE)));
      await tx.query('INSERT INTO notes VALUES ($1)', [++tries]);
    });

    await expect(attempt).rejects.toThrow('deadlock');
    expect(await notes()).toEqual([1]);
  });
});

describe('a savepoint', () => {
  it('undoes its own statements and hooks alone, and the transaction goes on', async () => {
    await test.database.transaction(async (tx) => {
      await tx.query('INSERT INTO notes VALUES (1)');
      tx.afterCommit(hear('outer'));
      const inner = tx.savepoint(async () => {
        await tx.query('INSERT INTO notes VALUES (2)');
        tx.afterCommit(hear('inner'));
        tx.onUndo(hear('undone'));
        await tx.query('INSERT INTO notes VALUES (2)');
      });
      const error = await inner.catch((thrown: unknown) => thrown);
      if (error instanceof SavepointNeeded) throw error;
      expect(error).toMatchObject({ message: expect.stringContaining('duplicate key') });
      await tx.savepoint(() => tx.query('INSERT INTO notes VALUES (3)'));
    });

    expect(await notes()).toEqual([1, 3]);
    expect(heard).toEqual(['undone', 'outer']);
  });
});

describe('the hooks of a transaction', () => {
  it('run in order: before COMMIT inside it, also those added meanwhile, then after it', async () => {
    await test.database.transaction(async (tx) => {
      tx.afterCommit(async () => void heard.push(`after, ${(await notes()).length} notes, ${busyConnections()} busy`));
      tx.afterCommit(hear('after 2'));
      tx.afterRollback(hear('rolled back'));
      tx.beforeCommit(async () => {
        heard.push('before 1');
        await tx.query('INSERT INTO notes VALUES (1)');
        tx.beforeCommit(hear('before 3'));
      });
      tx.beforeCommit(hear('before 2'));
      await tx.query('SELECT 1');
      heard.push('work');
    });

    expect(heard).toEqual(['work', 'before 1', 'before 2', 'before 3', 'after, 1 notes, 0 busy', 'after 2']);
  });

  it('undo the work when one of them throws before COMMIT', async () => {
    const attempt = test.database.transaction(async (tx) => {
      tx.beforeCommit(fail('broken'));
      tx.beforeCommit(hear('never'));
      tx.afterCommit(hear('never'));
      tx.afterRollback(hear('rolled back'));
      await tx.query('INSERT INTO notes VALUES (1)');
    });

    await expect(attempt).rejects.toThrow('broken');
    expect(heard).toEqual(['broken', 'rolled back']);
    expect(await notes()).toEqual([]);
  });

  it('do not undo the work when one throws after COMMIT: the others still run, the caller sees the error', async () => {
    const attempt = test.database.transaction(async (tx) => {
      tx.afterCommit(fail('mail is down'));
      tx.afterCommit(hear('after 2'));
      tx.afterRollback(hear('never'));
      await tx.query('INSERT INTO notes VALUES (1)');
    });

    await expect(attempt).rejects.toThrow('mail is down');
    expect(heard).toEqual(['mail is down', 'after 2']);
    expect(await notes()).toEqual([1]);
    expect(busyConnections()).toBe(0);
  });

  it('see a rollback when COMMIT itself is refused', async () => {
    const attempt = test.database.transaction(async (tx) => {
      tx.afterCommit(hear('never'));
      tx.afterRollback(hear('rolled back'));
      await tx.query(`INSERT INTO notes VALUES (1, 'same'), (2, 'same')`);
    });

    await expect(attempt).rejects.toThrow('notes_text_key');
    expect(heard).toEqual(['rolled back']);
    expect(await notes()).toEqual([]);
  });

  it('after a rollback never hide why it was rolled back', async () => {
    Logger.overrideLogger({ log: hear('never'), warn: hear('never'), error: hear('logged') });
    const attempt = test.database.transaction((tx) => {
      tx.afterRollback(fail('hook'));
      tx.afterRollback(hear('rolled back'));
      return Promise.reject(new Error('refused'));
    });

    await expect(attempt).rejects.toThrow('refused');
    expect(heard).toEqual(['hook', 'rolled back', 'logged']);
    Logger.overrideLogger(['error', 'warn']);
  });

  it('end the transaction cleanly when its connection dies', async () => {
    const attempt = test.database.transaction(async (tx) => {
      tx.afterRollback(hear('rolled back'));
      const [self] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await test.database.query('SELECT pg_terminate_backend($1)', [self!.pid]);
      await tx.query('SELECT 1');
    });

    await expect(attempt).rejects.toThrow();
    expect(heard).toEqual(['rolled back']);
    expect(busyConnections()).toBe(0);
    expect(await notes()).toEqual([]);
  });
});
