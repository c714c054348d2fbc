import { HttpException } from '@nestjs/common';
import { databaseFault, type DatabaseFault } from '../../../modules/database/index.js';
import { DomainError, type ErrorKind, type FieldError } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

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
  unavailable: 503,
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

const FAULTS: Record<DatabaseFault, { code: keyof typeof HTTP_ERRORS; detail: string }> = {
  away: { code: 'database-unavailable', detail: 'The database is not available right now.' },
  busy: { code: 'database-busy', detail: 'The database did not come to this request in time.' },
  full: { code: 'database-full', detail: 'The database has no room left.' },
};

/** Text that PostgreSQL cannot store is the caller's; a database that is away is nobody's fault and passes. */
function databaseProblem(error: unknown): Problem | null {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && code.startsWith('22')) return problem(400, 'request-malformed', UNSTORABLE);
  const fault = databaseFault(error);
  return fault && domainProblem(new DomainError(HTTP_ERRORS[FAULTS[fault].code], FAULTS[fault].detail));
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
