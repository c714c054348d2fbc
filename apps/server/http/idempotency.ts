import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';
import { Database, withWorkDone, withWorkScope, type Transaction } from '../../../modules/database/index.js';
import { Clock, DomainError, NO_REPLAY, type Actor } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

interface KeptAnswer {
  digest: string;
  status: number | null;
  body: unknown;
  /** False while `body` is only what the transaction answered: the server ended before the request was answered. */
  isAnswer: boolean;
}

/** One request under an Idempotency-Key. */
interface Keyed {
  key: string;
  account: string;
  digest: string;
  status: number;
}

class AlreadyDone extends Error {}

/**
 * `Idempotency-Key`: the key is stored in the same transaction as the work, so a repeated request is answered with the
 * first answer even when the server was killed in between. Refusals are not kept: they may be tried again.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const keyed = keyedRequest(http.getRequest<FastifyRequest & { actor?: Actor }>(), context);
    if (!keyed) return next.handle();
    const kept = await this.find(keyed);
    if (kept) return from(this.replay(http.getResponse<FastifyReply>(), { keyed, kept, next }));
    return defer(() => this.first(http.getResponse<FastifyReply>(), keyed, next));
  }

  private async first(reply: FastifyReply, keyed: Keyed, next: CallHandler): Promise<unknown> {
    const scope = {
      begin: (tx: Transaction) => this.claim(tx, keyed),
      end: (tx: Transaction, result: unknown) => this.keep(tx, keyed, { body: result, isAnswer: false }),
    };
    try {
      const body: unknown = await withWorkScope(scope, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      await this.keep(this.database, keyed, { body, isAnswer: true });
      return body;
    } catch (error) {
      if (!(error instanceof AlreadyDone)) throw error;
      const kept = await this.find(keyed);
      if (!kept) throw new DomainError(HTTP_ERRORS['idempotency-in-progress'], 'The first request is still running.');
      return this.replay(reply, { keyed, kept, next });
    }
  }

  private async replay(
    reply: FastifyReply,
    { keyed, kept, next }: { keyed: Keyed; kept: KeptAnswer; next: CallHandler },
  ): Promise<unknown> {
    if (kept.digest !== keyed.digest)
      throw new DomainError(HTTP_ERRORS['idempotency-key-reused'], 'This key was used with another request.');
    void reply.status(kept.status ?? keyed.status).header('idempotency-replayed', 'true');
    return kept.isAnswer ? (kept.body ?? undefined) : this.answerAgain(keyed, kept, next);
  }

  /** The work is done; what the handler makes of it is made again. */
  private async answerAgain(keyed: Keyed, { body: result }: KeptAnswer, next: CallHandler): Promise<unknown> {
    const body: unknown = await withWorkDone({ result }, () =>
      lastValueFrom(next.handle(), { defaultValue: undefined }),
    );
    await this.keep(this.database, keyed, { body, isAnswer: true });
    return body;
  }

  private async find({ key, account }: Keyed): Promise<KeptAnswer | null> {
    const [row] = await this.database.query<KeptAnswer>(
      `SELECT request_digest AS digest, status, body, is_answer AS "isAnswer" FROM idempotent_answer WHERE key = $1 AND account_id = $2`,
      [key, account],
    );
    return row ?? null;
  }

  private async claim(tx: Transaction, { key, account, digest, status }: Keyed): Promise<void> {
    const claimed = await tx.query(
      `INSERT INTO idempotent_answer (key, account_id, request_digest, status, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING key`,
      [key, account, digest, status, this.clock.now()],
    );
    if (claimed.length === 0) throw new AlreadyDone();
  }

  private async keep(
    source: Pick<Transaction, 'query'>,
    { key, account }: Keyed,
    { body, isAnswer }: Pick<KeptAnswer, 'body' | 'isAnswer'>,
  ): Promise<void> {
    await source.query(`UPDATE idempotent_answer SET body = $3, is_answer = $4 WHERE key = $1 AND account_id = $2`, [
      ...[key, account, JSON.stringify(body ?? null), isAnswer],
    ]);
  }
}

function keyedRequest(request: FastifyRequest & { actor?: Actor }, context: ExecutionContext): Keyed | null {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !key || !request.actor || !isRepeatable(request.method, context)) return null;
  if (key.length > 200) {
    throw new DomainError(HTTP_ERRORS['request-malformed'], 'Idempotency-Key is longer than 200 characters.');
  }
  const digest = createHash('sha256')
    .update(`${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
  return { key, account: request.actor.id, digest, status: statusOf(request.method, context) };
}

/** Reads need no key, and some answers must not be kept. */
const isRepeatable = (method: string, context: ExecutionContext): boolean =>
  method !== 'GET' && Reflect.getMetadata(NO_REPLAY, context.getHandler()) !== true;

/** The status the handler answers with when nothing goes wrong. */
function statusOf(method: string, context: ExecutionContext): number {
  const declared: unknown = Reflect.getMetadata(HTTP_CODE_METADATA, context.getHandler());
  return typeof declared === 'number' ? declared : method === 'POST' ? 201 : 200;
}
