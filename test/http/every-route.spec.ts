import { DEMO_ACCOUNTS } from '../../modules/demo/index.js';
import { Hotline } from '../support/hotline.js';

interface Route {
  method: string;
  path: string;
}

/** Open to everybody, signed in or not. */
const PUBLIC = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/v1/sessions',
  'GET /api/v1/demo-accounts',
];
/** Never ends, or ends the session that asks. */
const LEFT_OUT = ['GET /api/v1/live', 'DELETE /api/v1/sessions/current'];
const UNKNOWN = '01a211fa-0000-7000-8000-000000000000';

let hotline: Hotline;
let routes: Route[];
let ids: Record<string, string>;
beforeAll(async () => {
  hotline = await Hotline.open();
  const { body } = await hotline.call('GET', '/api/openapi.json');
  routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
  routes = routes.filter(({ method, path }) => !LEFT_OUT.includes(`${method} ${path}`));
  const caseId = await hotline.register({ confidential: true });
  await hotline.complete(caseId, 'dispatch', 'paidan');
  const [task] = await hotline.tasks(caseId);
  const { body: file } = await hotline.call('GET', `/api/v1/cases/${caseId}`);
  ids = { caseId, taskId: task!.id, instanceId: file.processInstanceId };
}, 60_000);
afterAll(() => hotline.close());

/** The route with the ids of a case in hand, its task and its process, and unknown ones elsewhere. */
function addressOf(path: string): string {
  const at = path.startsWith('/api/v1/tasks')
    ? ids.taskId
    : path.includes('process-inst')
      ? ids.instanceId
      : ids.caseId;
  const filled = path.replace(/\{(id|caseId)\}/, at!).replace(/\{code\}/, 'LS-DCG');
  return filled.replace(/\{[^}]+\}/g, UNKNOWN);
}

const ask = ({ method, path }: Route, as: string): Promise<{ status: number; body: any }> =>
  hotline.call(method, addressOf(path), { as, ...(method === 'GET' ? {} : { body: {} }) });

describe('every route', () => {
  it('is closed to those who are not signed in, save the few that are public', async () => {
    const open: string[] = [];
    for (const route of routes) {
      const { status } = await ask(route, '');
      if (status !== 401) open.push(`${route.method} ${route.path}`);
    }
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it.each(DEMO_ACCOUNTS.map(({ username }) => username))(
    'answers %s without a fault of the server, whatever is asked',
    async (username) => {
      const faults: string[] = [];
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        const { status, body } = await ask(route, username);
        if (status >= 500) faults.push(`${route.path} ${status} ${JSON.stringify(body).slice(0, 200)}`);
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it('answers an empty body without a fault of the server', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const { status, body } = await ask(route, 'shenji');
      if (status >= 500) faults.push(`${route.path} ${status} ${JSON.stringify(body).slice(0, 200)}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('of a confidential case is closed to everybody who does not act on it', async () => {
    const seen: string[] = [];
    const ofCase = routes.filter(({ path }) => /^\/api\/v1\/cases\/\{/.test(path));
    expect(ofCase.length).toBeGreaterThan(15);
    for (const route of ofCase) {
      for (const stranger of ['ls-dga', 'huifang', 'duban']) {
        const { status } = await ask(route, stranger);
        if (status < 400) seen.push(`${stranger}: ${route.method} ${route.path} ${status}`);
      }
    }
    expect(seen).toEqual([]);
  }, 60_000);
});
