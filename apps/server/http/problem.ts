import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type FieldError } from '../../../modules/kernel/index.js';

/** RFC 9457 problem details as every refusal is answered. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  cure?: string;
  errors?: FieldError[];
  [extra: string]: unknown;
}

const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  busy: 429,
};

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Payload too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** The answer to anything thrown; nothing internal leaks out. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return domainProblem(error);
  if (error instanceof HttpException) return httpProblem(error);
  return (
    databaseProblem(error) ??
    fastifyProblem(error) ??
    problem(500, 'internal', 'Something went wrong on our side; it has been logged.')
  );
}

function domainProblem({ definition, message, extra, errors }: DomainError): Problem {
  const base = problem(STATUS[definition.kind], definition.code, message);
  return { ...base, cure: definition.cure, ...(errors.length > 0 && { errors }), ...extra };
}

function httpProblem(error: HttpException): Problem {
  const status = error.getStatus();
  const code = status === 404 ? 'route-unknown' : status === 429 ? 'too-many-requests' : 'request-malformed';
  return problem(status, code, error.message);
}

const UNSTORABLE = 'A value cannot be stored: out of range or with characters that are not text.';
/** Connection lost, out of resources, shutting down, or a race lost too often: worth trying again. */
const AWAY = /^(08|53|57P|ECONN|EPIPE|40001|40P01|55P03)/;
const NO_CONNECTION = /timeout exceeded when trying to connect|Connection terminated/;

/** Text that PostgreSQL cannot store is the caller's; a database that is away is nobody's fault and passes. */
function databaseProblem(error: unknown): Problem | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code.startsWith('22')) return problem(400, 'request-malformed', UNSTORABLE);
  if (!AWAY.test(code) && !NO_CONNECTION.test(message)) return null;
  return problem(503, 'database-unavailable', 'The database is not available right now.');
}

/** Errors of the HTTP layer itself: broken JSON, bodies over the limit, unknown media types. */
function fastifyProblem(error: unknown): Problem | null {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (!statusCode || statusCode < 400 || statusCode >= 500) return null;
  return problem(
    statusCode,
    statusCode === 413 ? 'payload-too-large' : 'request-malformed',
    message ?? 'The request cannot be read.',
  );
}

const problem = (status: number, code: string, detail: string): Problem => ({
  type: `urn:lianxin:error:${code}`,
  title: TITLES[status] ?? 'Error',
  status,
  code,
  detail,
});
