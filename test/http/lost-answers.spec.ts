import { Hotline } from '../support/hotline.js';

/** Refuses what comes after the commit, as a server that ended there would never have done it. */
const CUT_OFF = `
  CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut off'; END $$;
  CREATE TRIGGER cut_off BEFORE UPDATE ON idempotent_answer FOR EACH ROW WHEN (NEW.is_answer)
  EXECUTE FUNCTION cut_off()`;
const MENDED = 'DROP TRIGGER cut_off ON idempotent_answer; DROP FUNCTION cut_off()';

describe('a request whose server ends between the commit and the answer', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  });
  afterAll(() => hotline.close());

  /** Sends a request that is cut off, then again; answers the second answer. */
  async function twice(path: string, options: { as: string; body: object; key: string }) {
    await hotline.db.database.query(CUT_OFF);
    expect((await hotline.call('POST', path, options)).status).toBe(500);
    await hotline.db.database.query(MENDED);
    const again = await hotline.call('POST', path, options);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    return again;
  }

  it('is answered as it would have been when it is sent again, and its work is done once', async () => {
    const id = await hotline.register();
    const [task] = await hotline.tasks(id);
    const path = `/api/v1/tasks/${task!.id}/completion`;
    const request = { as: 'paidan', body: { variables: { coUnits: [] } }, key: 'completion' };
    const { status, body } = await twice(path, request);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: task!.id, state: 'completed', processInstanceId: task!.processInstanceId });
    expect(Object.keys(body).sort()).toEqual([...Object.keys(task!), 'incident'].sort());
    const done = (await hotline.history(id)).filter((type) => type === 'task.completed');
    expect(done).toHaveLength(1);
    expect((await hotline.call('POST', path, request)).body).toEqual(body);
  });

  it('is answered like that also where the answer is read after the commit', async () => {
    const id = await hotline.register();
    const { body: file } = await hotline.call('GET', `/api/v1/cases/${id}`);
    const { body: instance } = await hotline.call('GET', `/api/v1/process-instances/${file.processInstanceId}`);
    const body = { definitionKey: instance.definitionKey, businessKey: 'lost', variables: {} };
    const again = await twice('/api/v1/process-instances', { as: 'admin', body, key: 'start' });
    expect(again.status).toBe(201);
    expect(Object.keys(again.body).sort()).toEqual(Object.keys(instance).sort());
    const { body: list } = await hotline.call('GET', '/api/v1/process-instances?businessKey=lost');
    expect(list.items).toHaveLength(1);
  });
});
