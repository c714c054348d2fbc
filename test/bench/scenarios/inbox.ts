import { quantiles, spread, type Figures } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { Lifecycle, expectOk, signIn } from '../lifecycle.js';
import { openTasks } from '../loaders/open-tasks.js';
import { Stage } from '../stage.js';
import type { Settings } from './scenario.js';

const TASKS = 200_000;
/** Requests of each kind. */
const REPEATS = 40;

/** One from every kind of work, somebody with nothing to do, and an administrator, who sees everything. */
const PEOPLE = ['zuoxi', 'paidan', 'ls-dcg', 'ls-dcg-head', 'huifang', 'guidang', 'duban'];
const FILTERS = [
  '',
  '&type=handle',
  '&assignee=me',
  '&state=completed',
  '&queue=overdue',
  '&queue=due-soon',
  '&queue=in-hand',
];

interface PageOfTasks {
  items: { id: string; caseId: string }[];
  nextCursor: string | null;
}

/** How long pages of the inbox take while very many tasks are open. */
export async function inbox({ size = TASKS }: Settings): Promise<Figures> {
  const stage = await Stage.open(1);
  const client = new HttpClient(stage.servers[0]?.url ?? '');
  try {
    const lifecycle = new Lifecycle([client]);
    await lifecycle.signIn();
    await openTasks(stage, lifecycle, size);
    const figures: Figures = { 'open tasks, at all steps, over all units': size };
    const all: number[] = [];
    for (const person of PEOPLE) Object.assign(figures, await pagesOf(client, person, all));
    return { ...figures, 'any page ms p50 / p95 / p99': spread(all), 'any page p95 ms': quantiles(all).p95 };
  } finally {
    client.close();
    await stage.close();
  }
}

/** First pages with every filter, the page behind the first, and the tasks of one case. */
async function pagesOf(client: HttpClient, person: string, all: number[]): Promise<Figures> {
  const token = await signIn(client, person);
  const first = expectOk(await client.send<PageOfTasks>('GET', '/api/v1/tasks?limit=50', { token }));
  const queries = [...FILTERS, `&cursor=${first.nextCursor}`, `&caseId=${first.items[0]?.caseId}`];
  const figures: Figures = {};
  for (const query of queries.filter((text) => !/=(null|undefined)$/.test(text))) {
    const samples: number[] = [];
    for (let count = 0; count < REPEATS; count++) {
      const page = await client.send<PageOfTasks>('GET', `/api/v1/tasks?limit=50${query}`, { token });
      expectOk(page);
      samples.push(page.milliseconds);
    }
    figures[`${person}${nameOf(query)}, ${first.items.length} shown: ms p50 / p95 / p99`] = spread(samples);
    all.push(...samples);
  }
  return figures;
}

const nameOf = (query: string): string => query.replace(/&(\w+)=([\w-]{1,10}).*/, ' $1 $2');
