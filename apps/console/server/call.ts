import { serverTime } from '../parts/use-now.js';
import { ServerRefusal, UNREACHED, type Problem } from './problem.js';

/** How JSON carries a value: dates are ISO 8601 texts. */
export type Sent<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Sent<Item>[]
    : T extends object
      ? { [Key in keyof T]: Sent<T[Key]> }
      : T;

/** One page of a list, as it is sent. */
export interface Listed<T> {
  items: T[];
  nextCursor: string | null;
}

type Query = Record<string, string | number | boolean | null | undefined>;

const ended = new Set<() => void>();

/** Calls `listener` when the server says that nobody is signed in any more. */
export function onSessionEnd(listener: () => void): () => void {
  ended.add(listener);
  return () => void ended.delete(listener);
}

/** The path with the parameters that are set. */
function withQuery(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

/** Reads from the API. Throws `ServerRefusal`. */
export const read = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', withQuery(path, query), { signal });

/**
 * Changes something through the API. Throws `ServerRefusal`. `key` makes it safe to send again: the server answers what it
 * answered before.
 */
export const send = <T>(method: string, path: string, body?: unknown, key: string = crypto.randomUUID()): Promise<T> =>
  call<T>(method, path, {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: body === undefined ? '{}' : JSON.stringify(body),
  });

/** Sends files as a form. Throws `ServerRefusal`. */
export const upload = <T>(path: string, form: FormData): Promise<T> => call<T>('POST', path, { body: form });

async function call<T>(method: string, path: string, init: RequestInit): Promise<T> {
  const answer = await reach(path, { ...init, method });
  if (answer.status === 204) return undefined as T;
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const body = (isJson ? await answer.json() : await answer.text()) as T;
  if (answer.ok) return body;
  refuse(answer, isJson ? (body as Problem) : null);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(`/api/v1${path}`, { ...init, credentials: 'same-origin' });
    const now = answer.headers.get('x-server-time');
    if (now) serverTime(now);
    return answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ServerRefusal(UNREACHED);
  }
}

function refuse(answer: Response, problem: Problem | null): never {
  if (problem?.code === 'not-signed-in') for (const listener of ended) listener();
  throw new ServerRefusal(problem ?? { status: answer.status, code: 'unknown', title: answer.statusText });
}
